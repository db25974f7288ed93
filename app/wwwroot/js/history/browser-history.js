import { settle, titleOf } from './conversation.js';

export const DAYS = 30;

/** Conversations in this browser (IndexedDB). If that is not allowed, in this page only, and `kept` is false. */
export async function browserHistory() {
  const database = await open().catch(() => undefined);
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

  return {
    kept: true,
    list,
    read: async (key) => {
      const found = await run('readonly', (_, conversations) => conversations.get(key));
      return found && settle(found);
    },
    write: (conversation) => run('readwrite', (titles, conversations) => {
      titles.put({ key: conversation.key, title: titleOf(conversation), updatedAt: Date.now() });
      conversations.put(conversation);
    // Storage is full: the chat continues, but does not survive a reload.
    }).catch(() => undefined),
    remove,
    clear: () => run('readwrite', (titles, conversations) => {
      titles.clear();
      conversations.clear();
    }),
  };
}

const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('chat', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('titles', { keyPath: 'key' });
    request.result.createObjectStore('conversations', { keyPath: 'key' });
  };
  request.onsuccess = () => resolve(request.result);
  request.onerror = request.onblocked = () => reject(request.error);
});

function inMemory() {
  const all = new Map();
  return {
    kept: false,
    list: async () => [...all.values()].reverse()
      .map(({ conversation, updatedAt }) => ({ key: conversation.key, title: titleOf(conversation), updatedAt })),
    read: async (key) => all.get(key)?.conversation,
    write: async (conversation) => {
      all.delete(conversation.key);
      all.set(conversation.key, { conversation, updatedAt: Date.now() });
    },
    remove: async (key) => all.delete(key),
    clear: async () => all.clear(),
  };
}
