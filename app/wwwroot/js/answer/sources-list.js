import { element } from '../dom.js';
import * as panel from '../source/source-panel.js';
import { text } from '../text.js';
import { byDocument } from './references.js';

/** The cited documents of an answer, each once, with a button for every cited passage. */
export function sourcesList(turn, claims) {
  const sentences = ({ number }) => [...(claims.get(number) ?? [])];
  const passage = (citation) => openingSource(turn, citation, () => sentences(citation), element('button', { type: 'button' },
    element('span', { className: 'number' }, element('span', { className: 'unseen' }, `${text.sourceWord} `), String(citation.number)),
    citation.heading ? element('span', { className: 'heading' }, citation.heading) : undefined));
  return element('section', { className: 'sources' },
    element('h3', {}, text.sources),
    element('ul', {}, ...byDocument(turn.citations, turn.cited).map(({ title, passages }) =>
      element('li', {}, element('span', { className: 'title' }, title), ...passages.map(passage)))));
}

/** Makes a button open a source; `claims` returns what the answer uses from it. */
export function openingSource(turn, citation, claims, button) {
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', 'source');
  button.addEventListener('click', () => panel.open(citation, claims(), turn.ranking, button));
  return button;
}
