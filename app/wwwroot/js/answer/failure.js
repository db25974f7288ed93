import { text } from '../text.js';

/** The stored part of an error event: its message, and when a retry makes sense. */
export const failure = ({ code, status, message, category, retryable, retryAfterSeconds, withdrawn }, now = Date.now()) => ({
  code, status, message, category, withdrawn,
  retryable: retryable !== false,
  retryAt: retryAfterSeconds > 0 ? now + retryAfterSeconds * 1000 : undefined,
});

/** The page's own message for a known code, else the server's. */
export function explain({ code, status, message, category }) {
  if (code === 'filtered') return text.categories[category] ? text.filtered(text.categories[category]) : text.failures.filtered;
  if (code !== 'other' && typeof text.failures[code] === 'string') return text.failures[code];
  return message ?? (status ? text.failures.other(status) : text.failures.model_failed);
}

/** App Service answers an expired sign-in with a redirect to another site, which the page must not follow. */
export const isSignedOut = ({ type, status }) => type === 'opaqueredirect' || status === 401;
