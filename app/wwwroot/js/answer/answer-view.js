import { element } from '../dom.js';
import { markdownView } from '../markdown/markdown.js';
import { claims as claimsOf } from '../source/cited-sentence.js';
import { text } from '../text.js';
import { extras } from './answer-extras.js';
import { openingSource } from './sources-list.js';

/** The list item of an answer, its update, and its text for screen readers. */
export function answerView(turn, actions) {
  const body = element('div', { className: 'text' });
  const below = element('div', { className: 'below' });
  const item = element('li', {}, element('h2', { className: 'unseen' }, text.answer), body, below);
  const claims = new Map();
  let view = markdownView(body, cite);
  let drawn;

  function cite(number, before) {
    const citation = turn.citations?.find((candidate) => candidate.number === number);
    // A marker without a source is removed; without any sources it is text.
    if (!citation) return turn.citations?.length ? undefined : `[${number}]`;
    const sentences = claimsOf(before);
    if (!claims.has(number)) claims.set(number, new Set());
    for (const sentence of sentences) claims.get(number).add(sentence);
    return openingSource(turn, citation, () => sentences, element('button', {
      className: 'chip', type: 'button', 'aria-label': text.source(number, citation.title), title: citation.title,
    }, String(number)));
  }

  function update() {
    item.className = ['turn', 'answer', turn.state, turn.finishReason === 'refused' ? 'refused' : ''].join(' ').trim();
    if (turn.finishReason === 'refused') body.replaceChildren(...refusal(turn.content));
    else show();
    const state = turn.state === 'running' && turn.content ? 'writing' : turn.state;
    if (state === drawn) return;
    drawn = state;
    if (turn.state === 'failed' && turn.failure.withdrawn && turn.content) fold(body);
    below.replaceChildren(...extras(turn, claims, actions));
  }

  function show() {
    // Markers were removed inside the text, but the view only supports texts that grow.
    if (turn.invented?.length) {
      body.replaceChildren();
      view = markdownView(body, cite);
    }
    view.show(turn.content);
  }

  update();
  return { item, update, spoken: () => spoken(body) };
}

function fold(body) {
  const details = element('details', { className: 'withdrawn' }, element('summary', {}, text.withdrawn));
  body.replaceWith(details);
  details.append(body);
}

/** The page's own text for a refusal, with the titles that the server listed. */
function refusal(content) {
  const titles = content.split('\n').filter((line) => line.startsWith('- ')).map((line) => line.slice(2));
  if (titles.length === 0) return [element('p', {}, text.refusedAlone), element('p', {}, text.refusedHint)];
  return [
    element('p', {}, text.refused),
    element('ul', {}, ...titles.map((title) => element('li', {}, title))),
    element('p', {}, text.refusedHint),
  ];
}

/** The text for screen readers: without source numbers and buttons. */
function spoken(body) {
  const copy = body.cloneNode(true);
  for (const node of copy.querySelectorAll('button')) node.remove();
  for (const node of copy.querySelectorAll('p, li, h3, h4, tr, pre, figcaption')) node.append(' ');
  return copy.textContent.replace(/\s+/g, ' ').trim();
}
