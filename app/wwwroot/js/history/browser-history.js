import { session } from '../session.js';
import { finder, newKey, settle, titleOf } from './conversation.js';

export const DAYS = 30;

/**
 * Conversations of this user in this browser (IndexedDB). If that is not allowed, or the user is not known, in this page only, and `kept`
 * is false.
 */
export async function browserHistory() {
  // Without an answer to api/session the user is not known, and the database may be that of another.
  const database = session.mode && await open().catch(() => undefined);
  if (!database) return inMemory();

  const run = (mode, work) => new Promise((resolve, reject) => {
    const transaction = database.transaction(['titles', 'conversations'], mode);
    const request = work(transaction.objectStore('titles'), transaction.objectStore('conversations'));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
  const remove = (key) => run('readwrite', (titles, conversations) => {
    titles.delete(key);
    conversations.delete(key);
  });

  const list = async () => (await run('readonly', (titles) => titles.getAll())).sort((a, b) => b.updatedAt - a.updatedAt);
  const oldest = Date.now() - DAYS * 86_400_000;
  for (const { key, updatedAt } of await list()) if (updatedAt < oldest) await remove(key);

  let last = Promise.resolve();
  return {
    kept: true,
    list,
    read: async (key) => {
      const found = await run('readonly', (_, conversations) => conversations.get(key));
      return found && settle(found);
    },
    find: async (words) => {
      const found = (await run('readonly', (_, conversations) => conversations.getAll())).filter(finder(words));
      const keys = new Set(found.map(({ key }) => key));
      return (await list()).filter(({ key }) => keys.has(key));
    },
    // One after the other: the second must see what the first has changed.
    write: (conversation) => (last = last.then(() => write(run, conversation))),
    rename: (key, title) => run('readwrite', (titles, conversations) => {
      change(titles, key, (found) => ({ ...found, title }));
      change(conversations, key, (found) => ({ ...found, title }));
    }),
    remove,
    clear: () => run('readwrite', (titles, conversations) => {
      titles.clear();
      conversations.clear();
    }),
  };
}

/**
 * Stores the conversation, unless another tab deleted it. If another tab added turns meanwhile, both are kept: this one gets a key of its
 * own. The days of storage count from the last question.
 */
async function write(run, conversation) {
  let gone = false;
  await run('readwrite', (titles, conversations) => {
    const request = conversations.get(conversation.key);
    request.onsuccess = () => {
      const stored = request.result;
      gone = conversation.revision > 0 && !stored;
      if (gone) return;
      // Another tab may have renamed it.
      if (stored?.title) conversation.title = stored.title;
      if (stored && stored.revision !== conversation.revision) Object.assign(conversation, { key: newKey(), revision: 0 });
      conversation.revision = (conversation.revision ?? 0) + 1;
      conversation.askedAt ??= Date.now();
      titles.put({ key: conversation.key, title: titleOf(conversation), updatedAt: conversation.askedAt });
      conversations.put(conversation);
    };
  // Storage is full: the chat continues, but does not survive a reload.
  }).catch(() => undefined);
  return !gone;
}

function change(store, key, work) {
  const request = store.get(key);
  request.onsuccess = () => request.result && store.put(work(request.result));
}

const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open(['chat', session.owner].filter(Boolean).join(' '), 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('titles', { keyPath: 'key' });
    request.result.createObjectStore('conversations', { keyPath: 'key' });
  };
  request.onsuccess = () => resolve(request.result);
  request.onerror = request.onblocked = () => reject(request.error);
});

function inMemory() {
  const all = new Map();
  const listed = (wanted) => [...all.values()].reverse().filter(({ conversation }) => wanted(conversation))
    .map(({ conversation, updatedAt }) => ({ key: conversation.key, title: titleOf(conversation), updatedAt }));
  return {
    kept: false,
    list: async () => listed(() => true),
    find: async (words) => listed(finder(words)),
    read: async (key) => all.get(key)?.conversation,
    write: async (conversation) => {
      const updatedAt = conversation.askedAt ??= Date.now();
      all.delete(conversation.key);
      all.set(conversation.key, { conversation, updatedAt });
      return true;
    },
    rename: async (key, title) => Object.assign(all.get(key).conversation, { title }),
    remove: async (key) => all.delete(key),
    clear: async () => all.clear(),
  };
}
