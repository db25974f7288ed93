import { failure, isSignedOut } from '../answer/failure.js';

/** Conversations on the server, for a signed-in user. The server writes each answer itself. */
export function serverHistory() {
  return {
    kept: true,
    list: (after) => listed(call(after ? `api/conversations?after=${encodeURIComponent(after)}` : 'api/conversations')),
    find: (words, after, signal) => listed(call('api/conversations/search', 'POST', { body: { words, after }, signal })),
    read: async (key) => {
      const response = await call(at(key), 'GET', { allowed: [404] });
      if (response.status === 404) return undefined;
      const { id, title, turns } = await response.json();
      return { key: id, conversationId: id, title, turns: turns.map(settled) };
    },
    write: async () => true,
    rename: (key, title) => call(`${at(key)}/title`, 'PUT', { body: { title } }),
    remove: (key) => call(at(key), 'DELETE', { allowed: [404] }),
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

/** Conversations, newest first. `next` continues the list; undefined at its end. */
async function listed(response) {
  const { conversations, next } = await (await response).json();
  return Object.assign(conversations.map(({ id, title, updatedAt }) => ({ key: id, title, updatedAt })), { next });
}

async function call(address, method = 'GET', { body, signal, allowed = [] } = {}) {
  const content = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(address, { method, redirect: 'manual', signal, ...content });
  if (!response.ok && !allowed.includes(response.status))
    throw Object.assign(new Error(`${method} ${address} gave ${response.status}`), { signedOut: isSignedOut(response) });
  return response;
}
