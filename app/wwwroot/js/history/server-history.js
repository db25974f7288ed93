import { failure } from '../answer/failure.js';

/** Conversations on the server, for a signed-in user. The server writes each answer itself. */
export function serverHistory() {
  return {
    kept: true,
    list: async () => {
      const { conversations, more } = await call('api/conversations').then((response) => response.json());
      return Object.assign(conversations.map(({ id, title, updatedAt }) => ({ key: id, title, updatedAt })), { more });
    },
    read: async (key) => {
      const response = await call(at(key), 'GET', [404]);
      if (response.status === 404) return undefined;
      const { id, turns } = await response.json();
      return { key: id, conversationId: id, turns: turns.map(settled) };
    },
    write: async () => true,
    remove: (key) => call(at(key), 'DELETE', [404]),
    clear: () => call('api/me', 'DELETE'),
  };
}

/** The finish reason tells how an answer ended: complete, stopped by the user, or an error code. */
function settled(turn) {
  if (turn.role !== 'assistant') return turn;
  if (['stop', 'length', 'refused'].includes(turn.finishReason)) return { ...turn, state: 'done' };
  return turn.finishReason === 'stopped'
    ? { ...turn, state: 'stopped' }
    : { ...turn, state: 'failed', failure: failure({ code: turn.finishReason }) };
}

const at = (key) => `api/conversations/${encodeURIComponent(key)}`;

async function call(address, method = 'GET', allowed = []) {
  const response = await fetch(address, { method, redirect: 'manual' });
  if (!response.ok && !allowed.includes(response.status)) throw new Error(`${method} ${address} gave ${response.status}`);
  return response;
}
