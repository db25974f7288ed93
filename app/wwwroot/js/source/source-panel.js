import { element } from '../dom.js';
import { render } from '../markdown/markdown.js';
import { number, text } from '../text.js';
import { markCited } from './cited-sentence.js';

const panel = document.getElementById('source');
const title = document.getElementById('source-title');
const body = document.getElementById('source-body');
let shown;

export const isOpen = () => !panel.hidden;

/**
 * Shows the exact passage, with the sentences that `claims` took from it marked.
 * `opener` gets the focus back when the panel closes; `ranking` says how the passages were put in order.
 */
export function open(citation, claims, ranking, opener) {
  shown?.opener.setAttribute('aria-expanded', 'false');
  shown = { citation, claims, ranking, opener };
  opener.setAttribute('aria-expanded', 'true');
  redraw();
  panel.hidden = false;
  document.body.classList.add('with-source');
  title.focus();
  const mark = body.querySelector('mark');
  body.scrollTop = mark ? Math.max(0, mark.offsetTop - body.offsetTop - body.clientHeight / 2) : 0;
}

export function redraw() {
  if (!shown) return;
  const { citation, claims, ranking } = shown;
  const passage = element('blockquote', {}, render(citation.text));
  const marked = markCited(passage, claims);
  title.replaceChildren(element('span', { className: 'chip' }, String(citation.number)), citation.title);
  body.replaceChildren(
    ...(citation.heading ? [element('p', { className: 'heading' }, citation.heading)] : []),
    passage,
    ...(marked ? [element('p', { className: 'legend' }, text.marked)] : []),
    element('dl', {}, ...facts(citation, ranking).flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value)])),
    ...(isWeb(citation.source) ? [element('p', {}, element('a', {
      href: atPassage(citation), rel: 'noopener noreferrer nofollow', target: '_blank',
    }, text.openDocument))] : []));
}

const facts = (citation, ranking) => [
  ...(citation.page ? [[text.page, number(citation.page)]] : []),
  ...(text.rankings[ranking] ? [[text.ranking, text.rankings[ranking]]] : []),
  [text.passage, citation.id],
];

/** A PDF opens at the page; a page of a site at the words, where the browser can find them. */
function atPassage({ source, page, text: passage }) {
  const address = new URL(source);
  if (address.hash) return address.href;
  if (page) return `${address.href}#page=${page}`;
  const words = passage.replace(/[^\p{L}\p{N}\s'’,.-]+/gu, '\n').split('\n').map((part) => part.trim().split(/\s+/))
    .find((part) => part.length >= 4)?.slice(0, 8).join(' ');
  return words ? `${address.href}#:~:text=${encodeURIComponent(words).replaceAll('-', '%2D')}` : address.href;
}

const isWeb = (address) => /^https?:\/\//i.test(address ?? '') && URL.canParse(address);

export function close() {
  if (panel.hidden) return;
  panel.hidden = true;
  document.body.classList.remove('with-source');
  shown.opener.setAttribute('aria-expanded', 'false');
  // The element that opened it can be gone with its answer; then the question gets the focus.
  (shown.opener.isConnected ? shown.opener : document.getElementById('question')).focus();
  shown = undefined;
}

document.getElementById('close-source').addEventListener('click', close);
