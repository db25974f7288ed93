import { settle } from './conversation.js';

const UNFINISHED = 'unfinished';

/**
 * Keeps the conversation of a running answer for a reload of this tab. The store of conversations is asynchronous: what it begins while the
 * page closes may be lost, and a server stores the words only when it has noticed.
 */
export function keepUnfinished(conversation) {
  if (conversation.turns.at(-1)?.state !== 'running' || conversation.forgotten) return;
  try {
    sessionStorage.setItem(UNFINISHED, JSON.stringify(conversation));
  } catch {
    // Storage is not allowed or full.
  }
}

/**
 * The stored conversation with the words that were kept for it. They are used once.
 * @param key The name of the conversation in its store.
 */
export function withUnfinished(stored, key, onServer) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(UNFINISHED));
    sessionStorage.removeItem(UNFINISHED);
    if (![kept?.key, kept?.conversationId].includes(key)) return stored;
    const { turns } = kept;
    // A server that has not stored the question yet will do so soon.
    if (onServer && !(stored?.turns.length >= turns.length)) return settle(kept);
    const turn = stored?.turns[turns.length - 1];
    if (turn?.state === 'stopped' && turn.content.length < turns.at(-1).content.length) turn.content = turns.at(-1).content;
  } catch {
    // Storage is not allowed.
  }
  return stored;
}
