import * as chat from '../chat.js';
import * as panel from '../source/source-panel.js';
import { history as store, remembered } from './history.js';

const PREFIX = '#c=';

const named = () => (location.hash.startsWith(PREFIX) ? decodeURIComponent(location.hash.slice(PREFIX.length)) : undefined);

let following = false;

/** Shows the conversation of the address, and keeps both the same. The part after # never reaches the server. */
export async function followAddress() {
  chat.show(await remembered(named()));
  write('replaceState');
  chat.on('change', () => write(chat.shown() && !named() ? 'replaceState' : 'pushState'));
  addEventListener('popstate', back);
}

async function back() {
  const wanted = named();
  if (wanted === chat.shown()) return;
  following = true;
  try {
    panel.close();
    const found = wanted && await store.read(wanted);
    if (named() === wanted) chat.show(found || undefined);
  } catch {
    // The store cannot be reached: the page stays as it is.
  } finally {
    following = false;
  }
}

function write(how) {
  const key = chat.shown();
  if (following || key === named()) return;
  history[how](null, '', key ? PREFIX + encodeURIComponent(key) : location.pathname + location.search);
}
