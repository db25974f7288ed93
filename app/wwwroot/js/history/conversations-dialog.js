import * as chat from '../chat.js';
import { announce, element, iconButton } from '../dom.js';
import { session } from '../session.js';
import { date, text } from '../text.js';
import { clearWords, history, tell, whereKept } from './history.js';
import { exportButtons } from './export.js';

const MANY = 6;

// After the last key, before a search.
const PAUSE = 200;
const PENCIL = 'M4 16l.9-3.4 8-8 2.5 2.5-8 8zM11.4 6.1l2.5 2.5';
const BIN = 'M4.5 6h11M8 6V4h4v2M6 6l.6 10h6.8L14 6M8.6 9v4.5M11.4 9v4.5';

const dialog = document.getElementById('conversations');
const body = document.getElementById('conversations-body');
let chosen;

document.getElementById('close-conversations').addEventListener('click', () => dialog.close());
dialog.addEventListener('click', (event) => {
  if (event.target === dialog) dialog.close();
});
dialog.addEventListener('close', () => {
  chosen = undefined;
});

/** Lists the stored conversations, to open or delete one. */
export async function open() {
  await chat.save();
  dialog.showModal();
  await fill();
}

async function fill() {
  const about = element('p', { className: 'hint' }, whereKept(), session.name ? ` ${text.signedInAs(session.name)}` : '');
  let all;
  try {
    all = await history.list();
  } catch (problem) {
    body.replaceChildren(about, failed(problem));
    return;
  }
  const place = element('div', { className: 'found' }, ...rows(all, history.list));
  body.replaceChildren(
    about,
    ...(all.length >= MANY ? [search(place)] : []),
    all.length ? place : element('p', {}, text.noConversations),
    ...exportButtons(),
    ...(all.length || session.history === 'server' ? [clearAll()] : []));
}

/** A list of conversations, and a button for those after it. */
function rows(all, more) {
  const list = element('ul', {}, ...all.map(row));
  if (!all.next) return [list];
  let { next } = all;
  const older = element('button', { type: 'button', className: 'quiet older' }, text.showOlder);
  older.addEventListener('click', () => attempt(async () => {
    older.disabled = true;
    const found = await more(next).finally(() => { older.disabled = false; });
    const items = found.map(row);
    list.append(...items);
    ({ next } = found);
    if (!next) older.remove();
    items[0]?.querySelector('.choose').focus();
  }));
  return [list, older];
}

function row({ key, title, updatedAt }) {
  const choose = element('button', { type: 'button', className: 'choose' },
    element('span', { className: 'title' }, title), element('span', { className: 'when' }, date(updatedAt)));
  if (chat.isShown(key)) choose.setAttribute('aria-current', 'true');
  choose.addEventListener('click', () => attempt(() => show(key)));
  const remove = iconButton(BIN, text.remove(title), { bare: true, className: 'quiet remove' });
  const item = element('li', {}, choose, renaming(() => item, key, title), remove);
  remove.addEventListener('click', () => confirm(item, text.removeQuestion, text.removeYes, async () => {
    if (chat.isShown(key)) chat.forget();
    await history.remove(key);
    tell('deleted', key);
  }));
  return item;
}

/** Shows the conversations that have all the words, in title or text. A new search ends the one before. */
function search(place) {
  const box = element('input', { type: 'search', maxLength: 200, placeholder: text.search, 'aria-label': text.search });
  let waiting;
  let last = new AbortController();
  box.addEventListener('input', () => {
    clearTimeout(waiting);
    last.abort();
    const { signal } = last = new AbortController();
    waiting = setTimeout(() => attempt(async () => {
      const words = box.value.trim();
      const more = words ? (after) => history.find(words, after, signal) : history.list;
      const found = await more().catch((problem) => { if (!signal.aborted) throw problem; });
      if (signal.aborted) return;
      place.replaceChildren(...(found.length ? rows(found, more) : [element('p', {}, text.nothingFound)]));
      announce(found.length ? text.found(found.length, found.next) : text.nothingFound);
    }), PAUSE);
  });
  return box;
}

function renaming(item, key, title) {
  const button = iconButton(PENCIL, text.rename(title), { bare: true, className: 'quiet rename' });
  button.addEventListener('click', () => {
    const box = element('input', { type: 'text', value: title, maxLength: 80, 'aria-label': text.newTitle });
    const form = element('form', { className: 'renaming', noValidate: true }, box,
      element('button', { type: 'submit', className: 'main' }, text.renameYes));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      attempt(async () => {
        const title = box.value.trim();
        if (title) {
          await history.rename(key, title);
          if (chat.isShown(key)) chat.current().title = title;
          tell('changed', key);
        }
        await fill();
        document.getElementById('close-conversations').focus();
      });
    });
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      fill();
    });
    item().replaceChildren(form);
    box.select();
  });
  return button;
}

/** Reading takes time: a conversation that arrives after another choice, or after the dialog closed, is ignored. */
async function show(key) {
  const mine = chosen = {};
  if (!chat.isShown(key)) {
    const conversation = await history.read(key);
    if (chosen !== mine) return;
    chat.show(conversation);
  }
  dialog.close();
}

function clearAll() {
  const [words, question] = clearWords();
  const place = element('div', { className: 'clear' });
  place.append(element('button', {
    type: 'button', className: 'quiet danger', onclick: () => confirm(place, question, words, async () => {
      chat.forget();
      await history.clear();
      tell('deleted');
    }),
  }, words));
  return place;
}

/** Asks for confirmation in place of the pressed button. */
function confirm(place, question, yes, work) {
  const kept = [...place.childNodes];
  const back = () => {
    place.replaceChildren(...kept);
    kept.at(-1).focus();
  };
  const no = element('button', { type: 'button', className: 'quiet', onclick: back }, text.cancel);
  const doing = element('button', { type: 'button', className: 'danger main' }, yes);
  doing.addEventListener('click', () => attempt(async () => {
    await work();
    await fill();
    document.getElementById('close-conversations').focus();
    announce(text.removed);
  }));
  place.replaceChildren(element('div', { className: 'confirm', role: 'group', 'aria-label': question },
    element('span', {}, question), element('span', { className: 'buttons' }, no, doing)));
  no.focus();
}

async function attempt(work) {
  try {
    await work();
    body.querySelector('.problem')?.remove();
  } catch (problem) {
    body.querySelector('.problem')?.remove();
    body.prepend(failed(problem));
  }
}

const failed = ({ signedOut }) => (signedOut
  ? element('p', { className: 'problem', role: 'alert' }, text.failures.signed_out, ' ',
    element('button', { type: 'button', className: 'retry', onclick: () => location.reload() }, text.signIn))
  : element('p', { className: 'problem', role: 'alert' }, text.historyFailed));
