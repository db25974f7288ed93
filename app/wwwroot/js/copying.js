import { announce } from './dom.js';
import { text } from './text.js';

/** Makes a button copy what `content` returns to the clipboard, and confirm it. */
export function copying(button, content) {
  const label = button.querySelector('span');
  button.addEventListener('click', async () => {
    let message = text.copied;
    try {
      await navigator.clipboard.writeText(content());
    } catch {
      message = text.copyFailed;
    }
    button.classList.add('pressed');
    if (label) label.textContent = message;
    announce(message);
    setTimeout(() => {
      button.classList.remove('pressed');
      if (label) label.textContent = text.copy;
    }, 2000);
  });
}
