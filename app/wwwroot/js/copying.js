import { announce } from './dom.js';
import { text } from './text.js';

/** Makes a button copy what `content` returns to the clipboard, and confirm it. */
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
