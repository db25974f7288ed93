import { element } from './dom.js';
import { text } from './text.js';

const UNKNOWN = { history: 'browser', limits: {} };

/** What the server says about this visit. Where it says nothing, history stays in the browser and nobody is named. */
export const session = await fetch('api/session', { signal: AbortSignal.timeout(5000) })
  .then((response) => (response.ok ? response.json() : {}))
  .catch(() => ({}))
  .then((said) => ({ ...UNKNOWN, ...said }));

/** Who answers: "Offline" quotes, "Azure" writes. An answer knows it best. */
export function setMode(mode) {
  session.mode = mode ?? session.mode;
}

/** A link to a person, where the server names one. */
export function contactLink() {
  if (!/^(https:\/\/|mailto:)/i.test(session.contact ?? '')) return undefined;
  return element('a', { className: 'contact', href: session.contact, rel: 'noopener noreferrer', target: '_blank' }, text.contact);
}
