import { element } from './dom.js';
import { text } from './text.js';

const UNKNOWN = { history: 'browser', limits: {} };

/** The session from the server. Without an answer, history stays in the browser and no name is shown. */
export const session = await fetch('api/session', { signal: AbortSignal.timeout(5000), redirect: 'manual' })
  .then((response) => (response.ok ? response.json() : {}))
  .catch(() => ({}))
  .then((answer) => ({ ...UNKNOWN, ...answer }));

/** The mode: "Offline" quotes documents, "Azure" and "OpenAICompatible" ask a model. An answer has its own mode. */
export function setMode(mode) {
  session.mode = mode ?? session.mode;
}

/** A link to the contact, if the server has one. */
export function contactLink() {
  if (!/^(https:\/\/|mailto:)/i.test(session.contact ?? '')) return undefined;
  return element('a', { className: 'contact', href: session.contact, rel: 'noopener noreferrer', target: '_blank' }, text.contact);
}
