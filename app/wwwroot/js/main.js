import * as chat from './chat.js';
import * as composer from './composer.js';
import { element } from './dom.js';
import * as conversations from './history/conversations-dialog.js';
import { followAddress } from './history/address.js';
import { answerable, suggestNext } from './next-questions.js';
import { watchEnd } from './scrolling.js';
import { contactLink, session, setMode } from './session.js';
import * as panel from './source/source-panel.js';
import { choose, label, language, languages, text } from './text.js';

const byId = (id) => document.getElementById(id);
let suggestedIn;

chat.on('change', (mode) => {
  if (mode && mode !== session.mode) {
    setMode(mode);
    showMode();
  }
  byId('welcome').hidden = !chat.isEmpty();
  if (chat.isEmpty()) showSuggestions();
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.isComposing || document.querySelector('dialog[open]')) return;
  if (chat.isRunning()) chat.stop();
  else panel.close();
});

byId('suggestions').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button) composer.submit(button.lastChild.textContent);
});

byId('new-chat').addEventListener('click', () => {
  panel.close();
  composer.takeBack();
  chat.show();
  composer.focus();
});

byId('open-conversations').addEventListener('click', () => {
  panel.close();
  conversations.open();
});

byId('language').addEventListener('click', async () => {
  await choose(otherLanguage());
  speakAll();
  chat.redraw();
  panel.redraw();
});

addEventListener('pagehide', chat.leave);

watchEnd();
suggestNext(composer.submit);
speakAll();
await followAddress();
document.body.dataset.ready = '';
composer.focus();

function speakAll() {
  document.title = text.name;
  label();
  composer.refresh();
  const button = byId('language');
  button.textContent = languages[otherLanguage()];
  button.lang = otherLanguage();
  showMode();
}

function showMode() {
  const chip = document.querySelector('.mode');
  const mode = Object.hasOwn(text.modes, session.mode) ? session.mode : undefined;
  chip.hidden = !mode;
  if (mode) {
    chip.textContent = text.modes[mode];
    chip.title = text.modeTitles[mode];
  }
  // If the mode is unknown, show the more careful text.
  const disclosure = byId('disclosure');
  disclosure.replaceChildren(text.disclosures[mode ?? 'Azure']);
  const link = contactLink();
  if (link) disclosure.append(' ', link);
}

async function showSuggestions() {
  const shown = text;
  if (suggestedIn === shown) return;
  suggestedIn = shown;
  const questions = await answerable(shown.suggestions);
  if (suggestedIn !== shown) return;
  // A new chat asks again.
  if (!questions) suggestedIn = undefined;
  byId('suggestions').replaceChildren(...(questions ?? []).map(({ topic, question }) =>
    element('li', {}, element('button', { type: 'button' }, element('small', {}, topic), question))));
}

function otherLanguage() {
  const all = Object.keys(languages);
  return all[(all.indexOf(language) + 1) % all.length];
}
