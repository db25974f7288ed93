import { ask } from './answers.js';
import * as history from './history.js';
import { showMode } from './mode.js';
import * as panel from './source-panel.js';
import { answerView, questionView } from './turn-view.js';
import { text } from './text.js';

const byId = (id) => document.getElementById(id);
const [welcome, list, composer, question, send, announcer] =
  ['welcome', 'conversation', 'composer', 'question', 'send', 'announcer'].map(byId);

let conversation = history.load();
let running;

showMode();

for (const turn of conversation.turns) show(turn);
refresh();
if (conversation.turns.length) scrollToEnd();

composer.addEventListener('submit', (event) => {
  event.preventDefault();
  if (running) running.abort();
  else submit(question.value);
});

question.addEventListener('keydown', (event) => {
  // Enter also ends the composition of a character in many languages; that is no submit.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (!running) submit(question.value);
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (panel.isOpen()) panel.close();
  else running?.abort();
});

byId('suggestions').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button) submit(button.lastChild.textContent);
});

byId('new-chat').addEventListener('click', () => {
  running?.abort();
  panel.close();
  conversation = { turns: [] };
  history.save(conversation);
  list.replaceChildren();
  refresh();
  question.focus();
});

addEventListener('pagehide', () => history.save(conversation));

function submit(value) {
  const content = value.trim();
  if (!content || running) return;
  question.value = '';
  add({ role: 'user', content });
  question.focus();
  answer();
}

async function answer() {
  const current = conversation;
  const turn = { role: 'assistant', content: '', state: 'running' };
  const view = add(turn);
  const controller = new AbortController();
  running = controller;
  refresh();
  announcer.textContent = text.answering;

  let drawing;
  const draw = () => {
    drawing ??= requestAnimationFrame(() => {
      drawing = undefined;
      const following = isAtEnd();
      view.update();
      if (following) scrollToEnd();
    });
  };

  try {
    for await (const { name, data } of ask(current.conversationId, history.messages(current), controller.signal)) {
      if (name === 'meta') {
        current.conversationId = data.conversationId;
        turn.citations = data.citations;
      } else if (name === 'delta') {
        turn.content += data.text;
      } else if (name === 'done') {
        Object.assign(turn, { state: 'done', cited: data.cited, finishReason: data.finishReason });
      } else if (name === 'error') {
        Object.assign(turn, { state: 'failed', message: data.message });
      }
      draw();
    }
  } catch (problem) {
    if (problem.name !== 'AbortError') throw problem;
    turn.state = 'stopped';
  } finally {
    if (running === controller) running = undefined;
    if (current === conversation) history.save(conversation);
    draw();
    refresh();
    // Announced once and whole: word by word, a screen reader would never come to the end.
    announcer.textContent = { done: turn.content, stopped: text.stopped, failed: turn.message }[turn.state] ?? '';
  }
}

function retry(turn) {
  if (running) return;
  const at = conversation.turns.indexOf(turn);
  conversation.turns.length = at;
  while (list.children.length > at) list.lastChild.remove();
  question.focus();
  answer();
}

function add(turn) {
  conversation.turns.push(turn);
  history.save(conversation);
  const view = show(turn);
  refresh();
  scrollToEnd();
  return view;
}

function show(turn) {
  const view = turn.role === 'user' ? { item: questionView(turn) } : answerView(turn, () => retry(turn));
  list.append(view.item);
  return view;
}

function refresh() {
  welcome.hidden = conversation.turns.length > 0;
  document.body.classList.toggle('answering', Boolean(running));
  const label = running ? text.stop : text.send;
  send.setAttribute('aria-label', label);
  send.title = running ? `${label} (Esc)` : `${label} (Enter)`;
}

function isAtEnd() {
  return document.documentElement.scrollHeight - innerHeight - scrollY < 80;
}

function scrollToEnd() {
  scrollTo({ top: document.documentElement.scrollHeight });
}
