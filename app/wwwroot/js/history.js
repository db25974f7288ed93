const KEY = 'chat.v1';

/** The conversation as this browser keeps it: { conversationId, turns: [{ role, content, ... }] }. */
export function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    if (Array.isArray(kept?.turns)) return { conversationId: kept.conversationId, turns: kept.turns.map(settle) };
  } catch {
    // Damaged or forbidden storage: begin anew.
  }
  return { turns: [] };
}

export function save(conversation) {
  try {
    localStorage.setItem(KEY, JSON.stringify(conversation));
  } catch {
    // Storage is full or forbidden: the chat goes on, it will just not survive a reload.
  }
}

/** What the server is sent: complete turns only, and not more than it takes. */
export function messages(conversation) {
  return conversation.turns
    .filter(({ role, state }) => role === 'user' || state === 'done')
    .slice(-20)
    .map(({ role, content }) => ({ role, content }));
}

// An answer that was running when the page went away will not go on.
const settle = (turn) => (turn.state === 'running' ? { ...turn, state: 'stopped' } : turn);
