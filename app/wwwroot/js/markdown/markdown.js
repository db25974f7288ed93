import { element, iconButton } from '../dom.js';
import { copying } from '../copying.js';
import { text as words } from '../text.js';
import { blocks } from './blocks.js';
import { inline } from './inline.js';

// A Markdown renderer without a library: marked and DOMPurify need npm, third-party code is not
// kept in this repository, and the app must build with `dotnet build` on machines without npm. It also makes elements and never
// markup, so the page can forbid every string that turns into HTML (trusted types), which no library that writes HTML allows.

/** Renders a text. HTML in it stays text, images become their description, links open http(s) only. */
export function render(markdown, cite) {
  const fragment = document.createDocumentFragment();
  markdownView(fragment, cite).show(markdown);
  return fragment;
}

/**
 * Shows a text that grows at its end; only blocks that changed are drawn again, so that a reader's selection in earlier ones stays.
 * `cite(number, before)` gives the node for a marker such as [1]; without it markers are text.
 */
export function markdownView(container, cite = (number) => `[${number}]`) {
  // The last two blocks can still change, because a list continues after a blank line.
  let live = [];
  let settled = 0;
  const draw = drawing(cite);

  return {
    show(markdown) {
      const lines = markdown.slice(settled).split('\n');
      const found = blocks(lines).map((block) => ({ ...block, raw: lines.slice(block.from, block.end).join('\n') }));
      for (const old of live.slice(found.length)) old.node.remove();
      live = found.map((block, at) => {
        const old = live[at];
        if (old?.raw === block.raw) return { ...block, node: old.node };
        if (old?.kind === 'code' && block.kind === 'code' && old.language === block.language) {
          old.node.querySelector('code').textContent = block.text;
          return { ...block, node: old.node };
        }
        const node = draw(block);
        if (old) old.node.replaceWith(node);
        else container.append(node);
        return { ...block, node };
      });
      const first = live.at(-2);
      if (!first) return;
      settled += lines.slice(0, first.from).reduce((sum, line) => sum + line.length + 1, 0);
      live = live.slice(-2);
    },
  };
}

function drawing(cite) {
  // Levels start below the heading of the answer, so that a screen reader's outline has no gaps.
  let top;
  const drawers = {
    paragraph: (block) => element('p', {}, inline(block.text, cite)),
    heading: (block) => element(block.level <= (top ??= block.level) ? 'h3' : 'h4', {}, inline(block.text, cite)),
    rule: () => element('hr'),
    code,
    quote: (block) => element('blockquote', {}, ...block.blocks.map(draw)),
    list: (block) => {
      const list = element(block.ordered ? 'ol' : 'ul', {}, ...block.items.map((item) => element('li', {}, ...item.map(inItem))));
      if (block.ordered && block.start !== 1) list.start = block.start;
      return list;
    },
    table: (block) => element('div', { className: 'table', tabIndex: 0, role: 'group', 'aria-label': words.table }, element('table', {},
      element('thead', {}, row('th', block.head, block)),
      element('tbody', {}, ...block.rows.map((cells) => row('td', cells, block))))),
  };
  const draw = (block) => drawers[block.kind](block);
  const inItem = (block, at) => (block.kind === 'paragraph' && at === 0 ? inline(block.text, cite) : draw(block));
  const row = (name, cells, { align }) =>
    element('tr', {}, ...cells.map((cell, column) => element(name, { className: align[column] }, inline(cell, cite))));
  return draw;
}

const COPY = 'M7 7V4.5h8.5V13H13M4.5 7H13v8.5H4.5z';

function code(block) {
  const content = element('code', {}, block.text);
  const button = iconButton(COPY, words.codeCopy, { bare: true, className: 'quiet' });
  copying(button, () => content.textContent);
  return element('figure', { className: 'code' },
    element('figcaption', {}, element('span', {}, block.language || words.code), button),
    element('pre', { tabIndex: 0, role: 'group', 'aria-label': words.code }, content));
}
