import { copying } from '../copying.js';
import { announce, element, iconButton } from '../dom.js';
import { contactLink } from '../session.js';
import { text, wait } from '../text.js';
import { explain } from './failure.js';
import { feedback } from './feedback.js';
import { withSources } from './references.js';
import { sourcesList } from './sources-list.js';

const COPY = 'M7 7V4.5h8.5V13H13M4.5 7H13v8.5H4.5z';
const AGAIN = 'M15.6 10.5a5.6 5.6 0 1 1-1.5-4.3l1.6 1.6M15.7 4.2v3.6h-3.6';

// The same question would fail again.
const OTHER_WORDS = ['filtered', 'budget'];

/** The part below an answer: empty while it is written, then notes, sources and actions. */
export function* extras(turn, claims, actions) {
  if (turn.state === 'running' && !turn.content) yield element('span', { className: 'waiting' }, element('i'), element('i'), element('i'));
  if (turn.state === 'stopped') yield note(text.stopped, again(turn, actions));
  if (turn.state === 'failed') yield failed(turn, actions);
  if (turn.state !== 'done') return;

  const refused = turn.finishReason === 'refused';
  if (turn.invented?.length) yield note(text.invented(turn.invented.length));
  if (turn.finishReason === 'length') yield note(text.cutShort);
  if (turn.mode && turn.mode !== 'Offline' && !refused && !turn.cited?.length) yield note(text.namesNoSource);
  if (refused && contactLink()) yield note(contactLink());
  if (turn.cited?.length) yield sourcesList(turn, claims);
  yield* tools(turn, actions);
}

function* tools(turn, actions) {
  const copy = iconButton(COPY, text.copy, { className: 'quiet copy' });
  copying(copy, () => withSources(turn));
  const regenerate = iconButton(AGAIN, text.regenerate, { className: 'quiet retry' });
  regenerate.addEventListener('click', () => actions.again(turn));
  const { buttons, form } = feedback(turn, actions);
  yield element('div', { className: 'tools' }, copy, regenerate, ...buttons);
  if (form) yield form;
}

function failed(turn, actions) {
  const { failure } = turn;
  if (OTHER_WORDS.includes(failure.code)) {
    const edit = element('button', { type: 'button', className: 'retry', onclick: () => actions.edit(turn) }, text.edit);
    return note(explain(failure), edit, contactLink());
  }
  if (failure.code === 'signed_out') {
    const again = element('button', { type: 'button', className: 'retry', onclick: () => actions.signIn(turn) }, text.signIn);
    return note(explain(failure), again);
  }
  if (!failure.retryable) return note(explain(failure), contactLink());
  const button = again(turn, actions);
  if (failure.retryAt > Date.now()) countDown(button, failure.retryAt);
  return note(explain(failure), button);
}

/** The button shows the remaining delay and is enabled after it. */
function countDown(button, until) {
  button.disabled = true;
  const tick = () => {
    const left = until - Date.now();
    if (left > 0) {
      button.textContent = text.askAgainIn(wait(Math.ceil(left / 1000)));
      setTimeout(tick, left % 1000 || 1000);
      return;
    }
    button.disabled = false;
    button.textContent = text.askAgain;
    if (button.isConnected && button.checkVisibility()) announce(text.mayAskAgain);
  };
  tick();
}

const again = (turn, actions) =>
  element('button', { type: 'button', className: 'retry', onclick: () => actions.again(turn) }, text.askAgain);

const note = (message, ...more) => element('p', { className: 'note' }, element('span', {}, message), ...more);
