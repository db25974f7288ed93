import { session } from '../session.js';

const OWNER = 'owner';

// Without an answer to api/session the user is not known: nothing is read, stored or deleted.
const owner = session.mode && (session.owner ?? '');

// What another user left in this tab is not this user's.
use(() => {
  if (owner === undefined || (sessionStorage.getItem(OWNER) ?? '') === owner) return;
  sessionStorage.clear();
  sessionStorage.setItem(OWNER, owner);
});

/** What this tab keeps for a reload by the same user; undefined if there is nothing. */
export const kept = (name) => use(() => (owner === undefined ? undefined : sessionStorage.getItem(name) ?? undefined));

/** Keeps a text, or nothing if it is undefined. */
export const keep = (name, words) => use(() => {
  if (owner === undefined) return;
  if (words === undefined) sessionStorage.removeItem(name);
  else sessionStorage.setItem(name, words);
});

// Storage may be full or not allowed: then a reload starts with nothing.
function use(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}
