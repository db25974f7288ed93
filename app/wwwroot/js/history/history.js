import { session } from '../session.js';
import { text } from '../text.js';
import { browserHistory, DAYS } from './browser-history.js';
import { everything, messages } from './conversation.js';
import { serverHistory } from './server-history.js';

const OPEN = 'conversation';

const onServer = session.history === 'server';

/** The conversation store: { kept, list, read, write, remove, clear }, all but the first asynchronous. */
export const history = onServer ? serverHistory() : await browserHistory();

/** The conversation for the server. */
export const toSend = (conversation) => (onServer ? everything(conversation) : messages(conversation, session.limits));

/** Where conversations are stored and for how long, as text. */
export const whereKept = () =>
  onServer ? text.keptOnServer(session.historyDays) : history.kept ? text.keptInBrowser(DAYS) : text.keptNowhere;

/** Label and confirmation of "delete all". */
export const clearWords = () => (onServer ? [text.forgetMe, text.forgetMeQuestion] : [text.clear, text.clearQuestion]);

/** The conversation of this tab, so that a reload shows it again. The server has its own ids. */
export function remember(conversation) {
  try {
    sessionStorage.setItem(OPEN, (onServer ? conversation.conversationId : conversation.key) ?? '');
  } catch {
    // Storage is not allowed: a reload starts a new conversation.
  }
}

export async function remembered() {
  try {
    const key = sessionStorage.getItem(OPEN);
    return key ? await history.read(key) : undefined;
  } catch {
    return undefined;
  }
}
