import * as chat from './chat.js';
import { text } from './text.js';

const [composer, question, send, queued] = ['composer', 'question', 'send', 'queued'].map((id) => document.getElementById(id));
let next = '';

question.maxLength = chat.longestQuestion;

composer.addEventListener('submit', (event) => {
  event.preventDefault();
  if (chat.isRunning()) chat.stop();
  else submit();
});

question.addEventListener('keydown', (event) => {
  // Enter also ends the composition of a character in many languages; that is no submit. Safari says so by the key code alone.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  if (chat.isRunning()) enqueue();
  else submit();
});

document.getElementById('unqueue').addEventListener('click', takeBack);

chat.on('change', refresh);
chat.on('focus', focus);
chat.on('idle', (state) => {
  // After a failure the person decides; otherwise what they asked meanwhile is asked now.
  if (next && state === 'failed') takeBack();
  else if (next) {
    const asked = next;
    setNext('');
    chat.ask(asked);
  }
});

/** The box is always in view; scrolling to it would scroll the page away from what is read. */
export function focus() {
  question.focus({ preventScroll: true });
}

/** Asks what stands in the box, or `words`. */
export function submit(words = question.value) {
  const content = words.trim();
  if (!content || chat.isRunning()) return;
  question.value = '';
  chat.ask(content);
  focus();
}

/** Puts a question that waits back into the box, before what stands there. */
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
