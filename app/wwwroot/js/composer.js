import * as chat from './chat.js';
import { keep, kept } from './history/tab-storage.js';
import { text } from './text.js';

const [composer, question, send, queued] = ['composer', 'question', 'send', 'queued'].map((id) => document.getElementById(id));
let next = '';

question.maxLength = chat.longestQuestion;

// A keyboard on the screen has no Shift+Enter: there, Enter makes a new line.
const touch = matchMedia('(hover: none) and (pointer: coarse)');
const hint = () => { question.enterKeyHint = touch.matches ? 'enter' : 'send'; };
hint();
touch.addEventListener('change', hint);

const DRAFT = 'draft';
question.value = kept(DRAFT) ?? '';
question.addEventListener('input', keepDraft);
addEventListener('pagehide', keepDraft);

composer.addEventListener('submit', (event) => {
  event.preventDefault();
  if (chat.isRunning()) chat.stop();
  else submit();
});

question.addEventListener('keydown', (event) => {
  // Enter also ends the composition of a character in many languages; then it does not submit. Safari reports it by key code only.
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === 'ArrowUp' && !question.value && !chat.isRunning() && chat.editLast()) event.preventDefault();
  if (event.key !== 'Enter' || event.shiftKey || touch.matches) return;
  event.preventDefault();
  if (chat.isRunning()) enqueue();
  else submit();
});

document.getElementById('unqueue').addEventListener('click', takeBack);

chat.on('change', refresh);
chat.on('focus', focus);
chat.on('unasked', (words) => {
  question.value = [words, question.value].filter(Boolean).join('\n');
  keepDraft();
});
chat.on('idle', (state) => {
  // After a failure the user decides; otherwise the queued question is sent now.
  if (next && state === 'failed') takeBack();
  else if (next) {
    const asked = next;
    setNext('');
    chat.ask(asked);
  }
});

/** The box is always in view; scrolling to it would move the text that the user reads. */
export function focus() {
  question.focus({ preventScroll: true });
}

/** Asks the question in the box, or `words`: then what is typed stays. */
export function submit(words) {
  const content = (words ?? question.value).trim();
  if (!content || chat.isRunning()) return;
  if (words === undefined) {
    question.value = '';
    keepDraft();
  }
  chat.ask(content);
  focus();
}

/** What is typed and not sent survives a reload, in this tab. */
export function keepDraft() {
  keep(DRAFT, [next, question.value].filter(Boolean).join('\n'));
}

/** Moves a queued question back into the box, before its text. */
export function takeBack() {
  if (!next) return;
  question.value = [next, question.value].filter(Boolean).join('\n').slice(0, chat.longestQuestion);
  setNext('');
  focus();
}

function enqueue() {
  const content = question.value.trim();
  const together = [next, content].filter(Boolean).join('\n');
  if (!content || together.length > chat.longestQuestion) return;
  question.value = '';
  setNext(together);
}

function setNext(words) {
  next = words;
  queued.hidden = !next;
  queued.querySelector('.words').textContent = next;
}

export function refresh() {
  const running = chat.isRunning();
  document.body.classList.toggle('answering', running);
  send.setAttribute('aria-label', running ? text.stop : text.send);
  send.title = running ? text.stopTitle : text.sendTitle;
}
