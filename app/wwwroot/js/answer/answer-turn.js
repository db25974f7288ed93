import { failure } from './failure.js';
import { withoutInvented } from './references.js';

/** Starts the turn of an answer. The server's events add to it, and it is stored with the conversation. */
export const beginAnswer = () => ({ role: 'assistant', content: '', state: 'running' });

/** Adds a server event to its turn. */
export function receive(turn, { name, data }) {
  if (name === 'meta') {
    const { conversationId: _, ...made } = data;
    Object.assign(turn, made);
  } else if (name === 'delta') {
    turn.content += data.text;
  } else if (name === 'done') {
    Object.assign(turn, data, { state: 'done', received: turn.content, content: withoutInvented(turn.content, data.invented) });
  } else if (name === 'error') {
    Object.assign(turn, { state: 'failed', failure: failure(data) });
  }
}
