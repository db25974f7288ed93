import * as chat from './chat.js';
import { element } from './dom.js';
import { following } from './scrolling.js';
import { session } from './session.js';

const MOST = 6;
const LONGEST = 1000;

const place = document.getElementById('next');
const list = place.querySelector('ul');
let after;

/** Suggests questions after an answer; `ask` asks one. The server has searched each and found its section. */
export function suggestNext(ask) {
  if (!session.suggests) return;
  list.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button) ask(button.textContent);
  });
  chat.on('idle', (state) => state === 'done' && offer(chat.current()));
  chat.on('change', () => { if (chat.isRunning() || last() !== after) hide(); });
}

const last = () => chat.current().turns.at(-1);

async function offer({ turns }) {
  const turn = turns.at(-1);
  const sections = unused(turns);
  if (turn.finishReason === 'refused' || sections.length === 0) return;
  const questions = turns.filter(({ role }) => role === 'user').slice(-MOST).map(({ content }) => content);
  const suggested = await suggestions({ questions, sections }) ?? [];
  if (suggested.length === 0 || chat.isRunning() || last() !== turn) return;
  after = turn;
  following(() => {
    list.replaceChildren(...suggested.map((words) => element('li', {}, element('button', { type: 'button' }, words))));
    place.hidden = false;
  });
}

/** Sections that the last answer was given and no answer has used. */
function unused(turns) {
  const used = new Set(turns.flatMap(({ citations, cited }) =>
    (citations ?? []).filter(({ number }) => cited?.includes(number)).map(({ id }) => id)));
  return (turns.at(-1).citations ?? [])
    .filter(({ id, title, heading }) => !used.has(id) && [id, title, heading].every((part) => part?.length <= LONGEST))
    .slice(0, MOST)
    .map(({ id, title, heading }) => ({ id, title, heading }));
}

/**
 * The suggested first questions. In mode Azure, with users' own documents, those for which the search finds something; undefined if it
 * failed.
 */
export async function answerable(first) {
  if (session.mode !== 'Azure') return first;
  if (!session.suggests) return [];
  const passed = await suggestions({ questions: first.map(({ question }) => question) });
  return passed && first.filter(({ question }) => passed.includes(question));
}

// Suggestions are extra: without them the page says nothing.
async function suggestions(body) {
  try {
    const response = await fetch('api/suggestions', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), redirect: 'manual',
    });
    return response.ok ? (await response.json()).questions : undefined;
  } catch {
    return undefined;
  }
}

function hide() {
  place.hidden = true;
  list.replaceChildren();
  after = undefined;
}
