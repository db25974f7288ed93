import { session } from '../session.js';
import { text } from '../text.js';
import { browserHistory, DAYS } from './browser-history.js';
import { everything, messages } from './conversation.js';
import { serverHistory } from './server-history.js';

const OPEN = 'conversation';

const onServer = session.history === 'server';

/** Where conversations are: { kept, list, read, write, remove, clear }, all but the first asynchronous. */
export const history = onServer ? serverHistory() : await browserHistory();

/** What was said, for the server. */
export const toSend = (conversation) => (onServer ? everything(conversation) : messages(conversation, session.limits));

/** Where they are kept and for how long, in words. */
export const whereKept = () =>
  onServer ? text.keptOnServer(session.historyDays) : history.kept ? text.keptInBrowser(DAYS) : text.keptNowhere;

/** What deleting everything is called, and what it asks first. */
export const clearWords = () => (onServer ? [text.forgetMe, text.forgetMeQuestion] : [text.clear, text.clearQuestion]);

/** Which conversation this tab shows, so that a reload shows it again. The server knows a conversation by its own id. */
export function remember(conversation) {
  try {
    sessionStorage.setItem(OPEN, (onServer ? conversation.conversationId : conversation.key) ?? '');
  } catch {
    // Storage is forbidden: a reload begins anew.
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
