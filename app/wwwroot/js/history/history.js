import { session } from '../session.js';
import { text } from '../text.js';
import { browserHistory, DAYS } from './browser-history.js';
import { everything, messages } from './conversation.js';
import { serverHistory } from './server-history.js';
import { keep, kept } from './tab-storage.js';
import { withUnfinished } from './unfinished.js';

const OPEN = 'conversation';

export const onServer = session.history === 'server';

/** The conversation store: { kept, list, find, read, write, rename, remove, clear }, all but the first asynchronous. */
export const history = onServer ? serverHistory() : await browserHistory();

/** The conversation for the server. */
export const toSend = (conversation) => (onServer ? everything(conversation) : messages(conversation, session.limits));

/** Where conversations are stored and for how long, as text. */
export const whereKept = () =>
  onServer ? text.keptOnServer(session.historyDays) : history.kept ? text.keptInBrowser(DAYS) : text.keptNowhere;

/** Label and confirmation of "delete all". */
export const clearWords = () => (onServer ? [text.forgetMe, text.forgetMeQuestion] : [text.clear, text.clearQuestion]);

const tabs = typeof BroadcastChannel === 'function' ? new BroadcastChannel('conversations') : undefined;

/** Tells other tabs that a conversation changed or was deleted; without a key, that all were deleted. */
export const tell = (what, key) => tabs?.postMessage({ what, key });

/** Hears what other tabs tell. */
export const hear = (listener) => tabs?.addEventListener('message', ({ data }) => listener(data));

/** The name by which the store finds the conversation. */
export const nameOf = (conversation) => (onServer ? conversation.conversationId : conversation.key);

/** The conversation of this tab, so that a reload shows it again. The server has its own ids. */
export function remember(conversation) {
  keep(OPEN, nameOf(conversation));
}

/** The conversation of the address, else the one of this tab. */
export async function remembered(named) {
  try {
    const key = named ?? kept(OPEN);
    return key ? withUnfinished(await history.read(key), key, onServer) : undefined;
  } catch {
    return undefined;
  }
}
