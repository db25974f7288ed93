import * as chat from '../chat.js';
import { announce, element, iconButton } from '../dom.js';
import { session } from '../session.js';
import { date, text } from '../text.js';
import { clearWords, history, whereKept } from './history.js';

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
  } catch {
    body.replaceChildren(about, element('p', { className: 'problem', role: 'alert' }, text.historyFailed));
    return;
  }
  body.replaceChildren(
    about,
    all.length ? element('ul', {}, ...all.map(row)) : element('p', {}, text.noConversations),
    ...(all.length || session.history === 'server' ? [clearAll()] : []));
}

function row({ key, title, updatedAt }) {
  const choose = element('button', { type: 'button', className: 'choose' },
    element('span', { className: 'title' }, title), element('span', { className: 'when' }, date(updatedAt)));
  if (chat.isShown(key)) choose.setAttribute('aria-current', 'true');
  choose.addEventListener('click', () => attempt(() => show(key)));
  const remove = iconButton(BIN, text.remove(title), { bare: true, className: 'quiet remove' });
  const item = element('li', {}, choose, remove);
  remove.addEventListener('click', () => confirm(item, text.removeQuestion, text.removeYes, async () => {
    if (chat.isShown(key)) chat.forget();
    await history.remove(key);
  }));
  return item;
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
  } catch {
    body.querySelector('.problem')?.remove();
    body.prepend(element('p', { className: 'problem', role: 'alert' }, text.historyFailed));
  }
}
