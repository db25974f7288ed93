import { settle } from './conversation.js';
import { keep, kept } from './tab-storage.js';

const UNFINISHED = 'unfinished';

/**
 * Keeps the question and the words of a running answer for a reload of this tab. The store of conversations is asynchronous: what it begins
 * while the page closes may be lost, and a server stores the words only when it has noticed.
 */
export function keepUnfinished({ key, conversationId, turns, forgotten }) {
  if (turns.at(-1)?.state !== 'running' || forgotten) return;
  keep(UNFINISHED, JSON.stringify({ key, conversationId, count: turns.length, turns: turns.slice(-2) }));
}

/**
 * The stored conversation with the words that were kept for it. They are used once.
 * @param key The name of the conversation in its store.
 */
export function withUnfinished(stored, key, onServer) {
  const { count, turns, ...names } = JSON.parse(kept(UNFINISHED) ?? '{}');
  keep(UNFINISHED, undefined);
  if (![names.key, names.conversationId].includes(key)) return stored;
  const before = stored?.turns ?? [];
  if (onServer && before.length < count) {
    // A server that has not stored the question yet will do so soon. If it lacks earlier turns too, the conversation was deleted.
    return before.length === count - turns.length ? settle({ ...names, ...stored, turns: [...before, ...turns] }) : stored;
  }
  const turn = before[count - 1];
  if (turn?.state === 'stopped' && turn.content.length < turns.at(-1).content.length) turn.content = turns.at(-1).content;
  return stored;
}
