import { announce, element, iconButton } from '../dom.js';
import { text } from '../text.js';
import { isSignedOut } from './failure.js';

const THUMB = 'M6.8 9l3-5.6c1.2 0 2 1 1.7 2.1L11 8.2h4c1 0 1.6.8 1.4 1.7l-1.2 5c-.2 1-.9 1.6-1.8 1.6H6.8zm0 0H4v7.5h2.8';

const LONGEST_COMMENT = 1000;

// Started input stays when the answer is drawn again, for example in another language.
const drafts = new WeakMap();

/** Thumbs for an answer; down opens a form with reasons. `actions.judged` is called after a verdict. */
export function feedback(turn, actions) {
  if (!turn.answerId) return { buttons: [] };
  const place = element('div', { className: 'feedback' });
  const up = thumb(text.helpful, 'up');
  const down = thumb(text.unhelpful, 'down');

  function mark() {
    for (const [button, verdict] of [[up, 'up'], [down, 'down']]) button.setAttribute('aria-pressed', String(turn.feedback === verdict));
    down.setAttribute('aria-expanded', String(drafts.has(turn)));
  }

  async function send(judgement) {
    try {
      await post({ answerId: turn.answerId, conversationId: actions.conversationId(), ...judgement });
    } catch ({ signedOut }) {
      const words = signedOut ? text.failures.signed_out : text.feedbackFailed;
      place.querySelector('.problem')?.remove();
      place.append(element('p', { className: 'problem' }, words));
      announce(words);
      return;
    }
    turn.feedback = judgement.verdict;
    actions.judged();
    const inside = place.contains(document.activeElement);
    drafts.delete(turn);
    mark();
    place.replaceChildren(element('p', { className: 'hint' }, text.thanks));
    announce(text.thanks);
    if (inside) down.focus();
  }

  function close() {
    drafts.delete(turn);
    place.replaceChildren();
    mark();
    down.focus();
  }

  function open() {
    if (!drafts.has(turn)) drafts.set(turn, { reasons: new Set(), consent: false, comment: '' });
    place.replaceChildren(form(drafts.get(turn), send, close));
    mark();
  }

  up.addEventListener('click', () => send({ verdict: 'up' }));
  down.addEventListener('click', () => {
    if (drafts.has(turn)) return close();
    open();
    place.querySelector('input').focus();
    place.scrollIntoView({ block: 'nearest' });
  });
  if (drafts.has(turn)) open();
  mark();
  return { buttons: [up, down], form: place };
}

async function post(judgement) {
  const response = await fetch('api/feedback', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(judgement),
    redirect: 'manual',
  });
  if (!response.ok) throw Object.assign(new Error(`Feedback gave ${response.status}`), { signedOut: isSignedOut(response) });
}

const thumb = (words, verdict) => iconButton(THUMB, words, { bare: true, className: `quiet thumb ${verdict}` });

function form(draft, send, close) {
  const comment = element('textarea', {
    rows: 3, maxLength: LONGEST_COMMENT, value: draft.comment, disabled: !draft.consent, placeholder: text.commentHint,
  });
  comment.addEventListener('input', () => { draft.comment = comment.value; });
  const consent = checkbox(text.consent, draft.consent, (on) => {
    draft.consent = on;
    comment.disabled = !on;
  });
  const reasons = Object.entries(text.reasons).map(([reason, words]) =>
    checkbox(words, draft.reasons.has(reason), (on) => { draft.reasons[on ? 'add' : 'delete'](reason); }));

  const made = element('form', { className: 'judgement', noValidate: true },
    element('fieldset', {}, element('legend', {}, text.feedbackTitle), ...reasons),
    consent,
    element('label', { className: 'comment' }, element('span', {}, text.comment), comment),
    element('div', { className: 'buttons' },
      element('button', { type: 'button', className: 'quiet', onclick: close }, text.cancel),
      element('button', { type: 'submit', className: 'main' }, text.sendFeedback)));
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    const comment = draft.consent && draft.comment.trim();
    send({ verdict: 'down', reasons: [...draft.reasons], ...(comment ? { comment, consent: true } : {}) });
  });
  made.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    close();
  });
  return made;
}

function checkbox(words, checked, onChange) {
  const box = element('input', { type: 'checkbox', checked });
  box.addEventListener('change', () => onChange(box.checked));
  return element('label', {}, box, element('span', {}, words));
}
