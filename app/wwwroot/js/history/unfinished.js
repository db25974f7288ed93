const UNFINISHED = 'unfinished';

/**
 * Keeps the words of a running answer for a reload of this tab. The store of conversations is asynchronous: what it begins while the page
 * closes may be lost.
 */
export function keepUnfinished({ key, turns, forgotten }) {
  const last = turns.at(-1);
  if (last?.state !== 'running' || forgotten) return;
  try {
    sessionStorage.setItem(UNFINISHED, JSON.stringify({ key, at: turns.length - 1, content: last.content }));
  } catch {
    // Storage is not allowed or full.
  }
}

/** The stored conversation with the words that were kept for it. They are used once. */
export function withUnfinished(conversation) {
  try {
    const { key, at, content } = JSON.parse(sessionStorage.getItem(UNFINISHED) ?? '{}');
    sessionStorage.removeItem(UNFINISHED);
    const turn = conversation?.key === key ? conversation?.turns[at] : undefined;
    if (turn?.state === 'stopped' && turn.content.length < content.length) turn.content = content;
  } catch {
    // Storage is not allowed.
  }
  return conversation;
}
