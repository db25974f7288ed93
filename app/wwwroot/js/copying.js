import { announce } from './dom.js';
import { text } from './text.js';

/** Makes a button put what `content` gives on the clipboard, and say so, on its label if it shows one. */
export function copying(button, content) {
  const label = button.querySelector('span');
  button.addEventListener('click', async () => {
    let said = text.copied;
    try {
      await navigator.clipboard.writeText(content());
    } catch {
      said = text.copyFailed;
    }
    button.classList.add('pressed');
    if (label) label.textContent = said;
    announce(said);
    setTimeout(() => {
      button.classList.remove('pressed');
      if (label) label.textContent = text.copy;
    }, 2000);
  });
}
