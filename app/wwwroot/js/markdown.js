import { element } from './dom.js';

const INLINE = /(`+)(.+?)\1|\*\*(.+?)\*\*|\*(\S(?:.*?\S)?)\*|(!?)\[([^\]]*)\]\(((?:[^()\s]|\([^()\s]*\))*)[^)]*\)|\[(\d{1,3})\]/g;
const ITEM = /^\s*(?:[-*+]|(\d{1,3})[.)])\s+(.*)$/;

/**
 * Renders the little Markdown that answers use. Markup in the text stays text, images are shown as their
 * description (fetching one would tell its server that, and what, somebody read), links open only http(s).
 * `cite(number)` gives the node for a marker such as [1], or nothing when there is no such source.
 */
export function render(markdown, cite = () => undefined) {
  const fragment = document.createDocumentFragment();
  const lines = markdown.split('\n');
  let paragraph = [];
  let list;

  const close = () => {
    if (paragraph.length) fragment.append(element('p', {}, inline(paragraph.join(' '), cite)));
    paragraph = [];
    list = undefined;
  };

  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    const item = ITEM.exec(line);
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    if (line.startsWith('```')) {
      close();
      const end = lines.findIndex((other, at) => at > i && other.startsWith('```'));
      const code = lines.slice(i + 1, end < 0 ? undefined : end);
      fragment.append(element('pre', { tabIndex: 0 }, element('code', {}, code.join('\n'))));
      i = end < 0 ? lines.length : end;
    } else if (item) {
      const kind = item[1] ? 'ol' : 'ul';
      if (!list || list.localName !== kind) {
        close();
        list = element(kind);
        if (item[1]) list.start = Number(item[1]);
        fragment.append(list);
      }
      list.append(element('li', {}, inline(item[2], cite)));
    } else if (heading) {
      close();
      fragment.append(element('p', {}, element('strong', {}, inline(heading[1], cite))));
    } else if (line.trim() === '') {
      close();
    } else if (list) {
      list.lastChild.append(' ', inline(line.trim(), cite));
    } else {
      paragraph.push(line.trim());
    }
  }
  close();
  return fragment;
}

function inline(source, cite) {
  const fragment = document.createDocumentFragment();
  let end = 0;
  for (const match of source.matchAll(INLINE)) {
    const before = source.slice(end, match.index);
    if (match[8]) {
      // A marker stays on the line of the word it follows.
      const word = /\S*\s?$/.exec(before)[0];
      fragment.append(before.slice(0, before.length - word.length), element('span', { className: 'marked' }, word, styled(match, cite)));
    } else {
      fragment.append(before, styled(match, cite));
    }
    end = match.index + match[0].length;
  }
  fragment.append(source.slice(end));
  return fragment;
}

function styled([whole, ticks, code, strong, emphasis, image, label, address, number], cite) {
  if (ticks) return element('code', {}, code);
  if (strong) return element('strong', {}, inline(strong, cite));
  if (emphasis) return element('em', {}, inline(emphasis, cite));
  if (number) return cite(Number(number)) ?? whole;
  if (image) return label;
  return /^https?:\/\//i.test(address)
    ? element('a', { href: address, rel: 'noopener noreferrer nofollow', target: '_blank' }, label)
    : label;
}
