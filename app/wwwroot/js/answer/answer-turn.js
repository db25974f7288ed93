import { failure } from './failure.js';
import { withoutInvented } from './references.js';

/** Begins the turn of an answer: what the server's events then add to it is kept with the conversation. */
export const beginAnswer = () => ({ role: 'assistant', content: '', state: 'running' });

/** Adds an event of the server to the turn it belongs to. */
export function receive(turn, { name, data }) {
  if (name === 'meta') {
    const { conversationId: _, ...made } = data;
    Object.assign(turn, made);
  } else if (name === 'delta') {
    turn.content += data.text;
  } else if (name === 'done') {
    Object.assign(turn, data, { state: 'done', said: turn.content, content: withoutInvented(turn.content, data.invented) });
  } else if (name === 'error') {
    Object.assign(turn, { state: 'failed', failure: failure(data) });
  }
}
