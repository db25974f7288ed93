import { ask as askServer } from './answer/answer-stream.js';
import { beginAnswer, receive } from './answer/answer-turn.js';
import { answerView } from './answer/answer-view.js';
import { explain } from './answer/failure.js';
import { questionView } from './answer/question-view.js';
import { announce } from './dom.js';
import { begin } from './history/conversation.js';
import { hear, history, nameOf, onServer, remember, tell, toSend } from './history/history.js';
import { keepUnfinished } from './history/unfinished.js';
import { following, nextFrame, scrollToEnd } from './scrolling.js';
import { session } from './session.js';
import { text } from './text.js';

const SAVE_EVERY = 500;

const list = document.getElementById('conversation');
const views = new Map();
const events = new EventTarget();
let conversation = begin();
let running;

export const longestQuestion = session.limits?.questionLength ?? 4000;

const actions = {
  again,
  resend,
  longestQuestion,
  edit: (answer) => views.get(conversation.turns[conversation.turns.indexOf(answer) - 1])?.edit(),
  judged: save,
  signIn,
  conversationId: () => conversation.conversationId,
};

/**
 * Emits "change" (an answer or conversation starts, ends or is shown), "idle" (an answer ended; detail tells how) and "unasked" (a question
 * that is not stored, before a reload).
 */
export const on = (name, listener) => events.addEventListener(name, (event) => listener(event.detail));

export const isRunning = () => Boolean(running);

export const isEmpty = () => conversation.turns.length === 0;

export const isShown = (key) => conversation.key === key || conversation.conversationId === key;

export const stop = () => running?.abort();

/** What the address and the store call the conversation; undefined for one without a question. */
export const shown = () => (isEmpty() ? undefined : nameOf(conversation));

/** The conversation, to export it. */
export const current = () => conversation;

/** Opens the form of the last question. */
export function editLast() {
  const last = conversation.turns.findLast(({ role }) => role === 'user');
  if (last) views.get(last).edit();
  return Boolean(last);
}

/** Shows another or a new conversation. A running answer is stopped and stored. */
export function show(next = begin()) {
  stop();
  running = undefined;
  conversation = next;
  remember(conversation);
  redraw();
  if (!isEmpty()) scrollToEnd();
}

/** Like show, before a deletion: a running answer must not store the conversation again. */
export function forget() {
  conversation.forgotten = true;
  show();
}

/** Draws everything again, for example in another language. */
export function redraw() {
  views.clear();
  list.replaceChildren();
  for (const turn of conversation.turns) draw(turn);
  changed();
}

export function ask(content) {
  conversation.askedAt = Date.now();
  add({ role: 'user', content });
  answer();
}

export function save() {
  return !isEmpty() && store(conversation);
}

/** Like save, while the page closes. */
export function leave() {
  keepUnfinished(conversation);
  save();
}

/** @param quiet A part of an answer, which other tabs need not show. */
async function store(current, quiet = false) {
  if (current.forgotten) return;
  const { key } = current;
  if (!await history.write(current)) current.forgotten = true;
  else if (!quiet) tell('changed', nameOf(current));
  if (key !== current.key && current === conversation) remember(current);
}

// What another tab does to the conversation of this one is shown here too. An answer in progress is not disturbed.
hear(async ({ what, key }) => {
  if (isEmpty() || (key && !isShown(key))) return;
  if (what === 'deleted') forget();
  else if (!running) {
    const fresh = await history.read(key);
    if (!fresh || running || !isShown(key) || JSON.stringify(fresh) === JSON.stringify(conversation)) return;
    conversation = fresh;
    following(redraw);
  }
});

async function answer() {
  const current = conversation;
  const turn = beginAnswer();
  const asked = toSend(current);
  add(turn);
  const controller = running = new AbortController();
  changed();
  announce(text.answering);
  const isHere = () => current === conversation && current.turns.includes(turn);
  const update = () => following(() => views.get(turn).update());
  const later = nextFrame(() => isHere() && update());
  let saved = Date.now();

  try {
    for await (const event of askServer(current.conversationId, asked, controller.signal)) {
      receive(turn, event);
      if (event.name === 'meta') met(current, event.data);
      later();
      // A reload in the middle keeps what has arrived.
      if (Date.now() - saved > SAVE_EVERY) {
        saved = Date.now();
        store(current, true);
      }
    }
  } catch (problem) {
    if (problem.name !== 'AbortError') throw problem;
    turn.state = 'stopped';
  } finally {
    if (running === controller) running = undefined;
    store(current);
    if (isHere()) {
      update();
      // Announced once and complete, because word by word a screen reader would never finish.
      const { spoken } = views.get(turn);
      announce({ done: spoken, stopped: () => text.stopped, failed: () => explain(turn.failure) }[turn.state]?.() ?? '');
      changed();
      events.dispatchEvent(new CustomEvent('idle', { detail: turn.state }));
    }
  }
}

function met(current, { conversationId, mode }) {
  current.conversationId = conversationId;
  if (current !== conversation) return;
  remember(current);
  changed(mode);
}

function again(turn) {
  if (running) return;
  cut(turn);
  answer();
  events.dispatchEvent(new CustomEvent('focus'));
}

function resend(turn, content) {
  stop();
  cut(turn);
  ask(content);
  events.dispatchEvent(new CustomEvent('focus'));
}

/** The server has not stored the question: it goes back into the box. */
function signIn(turn) {
  const { content } = conversation.turns[conversation.turns.indexOf(turn) - 1];
  if (onServer) events.dispatchEvent(new CustomEvent('unasked', { detail: content }));
  location.reload();
}

function cut(turn) {
  const gone = conversation.turns.splice(conversation.turns.indexOf(turn));
  for (const { item } of gone.map((each) => views.get(each))) item.remove();
}

function add(turn) {
  conversation.turns.push(turn);
  save();
  draw(turn);
  changed();
  scrollToEnd();
}

function draw(turn) {
  const view = turn.role === 'user' ? questionView(turn, actions) : answerView(turn, actions);
  views.set(turn, view);
  list.append(view.item);
}

const changed = (mode) => events.dispatchEvent(new CustomEvent('change', { detail: mode }));
