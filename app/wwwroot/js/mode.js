import { text } from './text.js';

/** The page as it stands speaks of quoted answers; where a model writes them, it says so. */
export async function showMode() {
  const health = await fetch('readyz').then((response) => response.json()).catch(() => undefined);
  if (health?.mode !== 'Azure') return;

  const label = document.querySelector('.mode');
  label.firstChild.textContent = 'Azure';
  label.title = text.modelTitle;
  document.getElementById('disclosure').textContent = text.modelDisclosure;
}
