const MAXIMUM_TURNS = 20;
const MAXIMUM_ANSWER = 16_000;
const MAXIMUM_BYTES = 200_000;
const TITLE_LENGTH = 80;

/**
 * A conversation: { key, conversationId, turns: [{ role, content, state, ... }] }. `key` is this page's name for it,
 * `conversationId` the server's, which comes with the first answer.
 */
export const begin = () => ({ key: newKey(), turns: [] });

export const newKey = () => crypto.getRandomValues(new Uint32Array(4)).join('-');

/** The user's own title, or the first question. */
export const titleOf = (conversation) => {
  const title = conversation.title ?? conversation.turns.find(({ role }) => role === 'user')?.content.replace(/\s+/g, ' ').trim() ?? '';
  return title.length > TITLE_LENGTH ? `${title.slice(0, TITLE_LENGTH - 1)}…` : title;
};

/** Finds the conversations that have all the words, in their title or texts. Case, width and accents do not count. */
export function finder(words) {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  return (conversation) => {
    const texts = [titleOf(conversation), ...conversation.turns.map(({ content }) => content)].map(folded);
    return wanted.every((word) => texts.some((words) => words.includes(word)));
  };
}

const folded = (words) => words.normalize('NFKD').replace(/\p{Mn}/gu, '').normalize('NFC').toLowerCase();

/** The request to a server without history: complete turns only, the newest, within its limits. */
export function messages(conversation, { turns = MAXIMUM_TURNS } = {}) {
  const encoder = new TextEncoder();
  let bytes = 0;
  const sent = [];
  for (const { role, content, state } of conversation.turns.toReversed()) {
    if (role === 'assistant' && (state !== 'done' || !content)) continue;
    const message = { role, content: content.slice(0, MAXIMUM_ANSWER) };
    bytes += encoder.encode(JSON.stringify(message)).length;
    if (sent.length > 0 && (sent.length >= Math.min(turns, MAXIMUM_TURNS) || bytes > MAXIMUM_BYTES)) break;
    sent.unshift(message);
  }
  return sent;
}

/**
 * The request for a server that stores the conversation: all turns, with answers as received. The server deletes turns that are missing
 * here, and rejects a request that is too large.
 */
export const everything = (conversation) => conversation.turns
  .filter(({ content, failure }) => content && failure?.code !== 'filtered')
  .map(({ role, content, received = content }) => ({ role, content: received.slice(0, MAXIMUM_ANSWER) }));

/** An answer that was running when the page closed does not continue. */
export const settle = (conversation) => ({
  ...conversation,
  turns: conversation.turns.map((turn) => (turn.state === 'running' ? { ...turn, state: 'stopped' } : turn)),
});
