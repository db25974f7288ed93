import { element, iconButton } from '../dom.js';
import { text } from '../text.js';

const PENCIL = 'M4 16l.9-3.4 8-8 2.5 2.5-8 8zM11.4 6.1l2.5 2.5';

/** The list item for a question, and the form that its button turns it into. `actions.resend` gets the turn and its new words. */
export function questionView(turn, actions) {
  const item = element('li', { className: 'turn question' });
  const update = () => {
    const edit = iconButton(PENCIL, text.edit, { bare: true, className: 'quiet edit' });
    edit.addEventListener('click', () => startEditing(item, turn, actions, close));
    item.className = 'turn question';
    item.replaceChildren(element('h2', { className: 'unseen' }, text.youAsked), element('div', { className: 'words' }, turn.content), edit);
  };
  const close = () => {
    update();
    item.querySelector('.edit').focus();
  };
  update();
  return { item, update, edit: () => startEditing(item, turn, actions, close) };
}

function startEditing(item, turn, actions, close) {
  const words = element('textarea', { value: turn.content, maxLength: actions.longestQuestion, rows: 1, 'aria-label': text.editLabel });
  const note = element('p', { className: 'hint', id: `edit-${crypto.getRandomValues(new Uint32Array(1))[0]}` }, text.editNote);
  words.setAttribute('aria-describedby', note.id);
  const form = element('form', { className: 'editing', noValidate: true }, words, note, element('div', { className: 'buttons' },
    element('button', { type: 'button', className: 'quiet', onclick: close }, text.cancel),
    element('button', { type: 'submit', className: 'main' }, text.resend)));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (words.value.trim()) actions.resend(turn, words.value.trim());
  });
  form.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && !event.shiftKey && event.target === words) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  item.classList.add('open');
  item.replaceChildren(form);
  words.focus();
  words.setSelectionRange(words.value.length, words.value.length);
}
