import { element, icon } from './dom.js';
import { render } from './markdown.js';
import * as panel from './source-panel.js';
import { text } from './text.js';

const COPY = 'M7 7V4.5h8.5V13H13M4.5 7H13v8.5H4.5z';

/** The list item for a question. */
export const questionView = (turn) =>
  element('li', { className: 'turn question' }, element('span', { className: 'unseen' }, `${text.you} `), turn.content);

/** The list item for an answer, and how to bring it up to date. */
export function answerView(turn, onRetry) {
  const item = element('li', { className: 'turn answer' });
  const update = () => {
    item.className = ['turn', 'answer', turn.state, turn.finishReason === 'refused' ? 'refused' : ''].join(' ').trim();
    item.replaceChildren(element('span', { className: 'unseen' }, text.answer), content(turn), ...extras(turn, onRetry));
  };
  update();
  return { item, update };
}

function content(turn) {
  if (turn.state === 'running' && !turn.content)
    return element('span', { className: 'waiting' }, element('i'), element('i'), element('i'));

  return element('div', { className: 'text' }, render(turn.content, (number) => {
    const citation = turn.citations?.find((candidate) => candidate.number === number);
    return citation && opening(citation, element('button', {
      className: 'chip', type: 'button', 'aria-label': text.source(number, citation.title), title: citation.title,
    }, String(number)));
  }));
}

function* extras(turn, onRetry) {
  const cited = (turn.citations ?? []).filter((citation) => turn.cited?.includes(citation.number));
  if (turn.state === 'done' && cited.length) yield sources(cited);
  if (turn.state === 'done') yield tools(turn);
  if (turn.state === 'stopped') yield note(text.stopped, onRetry);
  if (turn.state === 'failed') yield note(turn.message, onRetry);
}

function sources(cited) {
  return element('section', { className: 'sources', 'aria-label': text.sources },
    element('h2', {}, text.sources),
    element('ul', {}, ...cited.map((citation) => element('li', {}, opening(citation, element('button', { type: 'button' },
      element('span', { className: 'number' }, String(citation.number)),
      element('span', {}, citation.title, element('span', { className: 'heading' }, citation.heading ? ` › ${citation.heading}` : ''))))))));
}

function opening(citation, button) {
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', 'source');
  button.addEventListener('click', () => panel.open(citation, button));
  return button;
}

function tools(turn) {
  const label = element('span', {}, text.copy);
  const button = element('button', { type: 'button', className: 'quiet copy' }, icon(COPY), label);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(turn.content);
      label.textContent = text.copied;
    } catch {
      label.textContent = text.copyFailed;
    }
    setTimeout(() => { label.textContent = text.copy; }, 2000);
  });
  return element('div', { className: 'tools' }, button);
}

const note = (message, onRetry) => element('p', { className: 'note' },
  element('span', {}, message), element('button', { type: 'button', className: 'retry', onclick: onRetry }, text.retry));
