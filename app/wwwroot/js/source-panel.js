import { element } from './dom.js';
import { render } from './markdown.js';
import { text } from './text.js';

const panel = document.getElementById('source');
const title = document.getElementById('source-title');
const body = document.getElementById('source-body');
let opener;

export const isOpen = () => !panel.hidden;

/** Shows the exact passage; `from` gets the focus back when the panel closes. */
export function open(citation, from) {
  opener?.setAttribute('aria-expanded', 'false');
  opener = from;
  opener.setAttribute('aria-expanded', 'true');
  title.replaceChildren(element('span', { className: 'chip' }, String(citation.number)), citation.title);
  body.replaceChildren(
    element('p', { className: 'heading' }, citation.heading),
    element('blockquote', {}, render(citation.text)),
    element('dl', {},
      element('dt', {}, text.score), element('dd', {}, citation.score.toFixed(2)),
      element('dt', {}, text.passage), element('dd', {}, citation.id)));
  body.scrollTop = 0;
  panel.hidden = false;
  document.body.classList.add('with-source');
  title.focus();
}

export function close() {
  if (panel.hidden) return;
  panel.hidden = true;
  document.body.classList.remove('with-source');
  opener.setAttribute('aria-expanded', 'false');
  opener.focus();
  opener = undefined;
}

document.getElementById('close-source').addEventListener('click', close);
