import { text } from '../text.js';

/** What is kept of an error event: what to say, and when asking again makes sense. */
export const failure = ({ code, status, message, category, retryable, retryAfterSeconds, withdrawn }, now = Date.now()) => ({
  code, status, message, category, withdrawn,
  retryable: retryable !== false,
  retryAt: retryAfterSeconds > 0 ? now + retryAfterSeconds * 1000 : undefined,
});

/** Kind words for it: our own for a code that is known, else the server's. */
export function explain({ code, status, message, category }) {
  if (code === 'filtered') return text.categories[category] ? text.filtered(text.categories[category]) : text.failures.filtered;
  if (code !== 'other' && typeof text.failures[code] === 'string') return text.failures[code];
  return message ?? (status ? text.failures.other(status) : text.failures.model_failed);
}
