import { element } from '../dom.js';
import { tokens } from './tokens.js';

const ELEMENTS = { '**': 'strong', __: 'strong', '*': 'em', _: 'em', '~~': 'del' };

// Deeper emphasis is shown without its own element.
const DEEPEST = 8;

// A marker belongs to the sentence before it, up to this length.
const LONGEST_CLAIM = 800;

/**
 * Builds the inside of a paragraph. `cite(number, before)` gives the node for a marker such as [1], given the text before it;
 * nothing where the marker is to be left out, a string where it is text.
 */
export function inline(source, cite) {
  const root = document.createDocumentFragment();
  const parents = [root];
  let plain = '';

  const flush = () => {
    if (plain) parents.at(-1).append(plain);
    plain = '';
  };
  const open = (node) => {
    flush();
    const parent = parents.at(-1);
    if (node && parents.length <= DEEPEST) {
      parent.append(node);
      parents.push(node);
    } else {
      parents.push(parent);
    }
  };
  const close = () => {
    flush();
    if (parents.length > 1) parents.pop();
  };

  for (const token of tokens(source)) {
    if (token.kind === 'text') plain += token.text;
    else if (token.kind === 'open') open(element(ELEMENTS[token.mark]));
    else if (token.kind === 'link') open(link(token.address));
    else if (token.kind === 'close') close();
    else if (token.kind === 'code') {
      flush();
      parents.at(-1).append(element('code', {}, token.text));
    } else if (token.kind === 'break') {
      flush();
      parents.at(-1).append(element('br'));
    } else if (token.kind === 'marker') {
      const cited = cite(token.number, source.slice(Math.max(0, token.at - LONGEST_CLAIM), token.at));
      if (cited === undefined) plain = plain.trimEnd();
      else if (typeof cited === 'string') plain += cited;
      else plain = beside(plain, cited, flush, parents);
    }
  }
  flush();
  return root;
}

// A marker stays on the line of the word it follows.
function beside(plain, cited, flush, parents) {
  const trimmed = plain.trimEnd();
  const start = Math.max(trimmed.lastIndexOf(' '), trimmed.lastIndexOf('\n')) + 1;
  if (plain) parents.at(-1).append(plain.slice(0, start));
  parents.at(-1).append(element('span', { className: 'marked' }, plain.slice(start), cited));
  return '';
}

function link(address) {
  return address && element('a', { href: address, rel: 'noopener noreferrer nofollow', target: '_blank' });
}
