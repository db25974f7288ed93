import { withSources } from '../answer/references.js';
import * as chat from '../chat.js';
import { element } from '../dom.js';
import { text } from '../text.js';
import { titleOf } from './conversation.js';

/** Buttons that save the shown conversation as a file; none without a conversation. */
export function exportButtons() {
  if (chat.isEmpty()) return [];
  const button = (words, ending, type, write) => element('button', {
    type: 'button', className: 'quiet', onclick: () => save(`${fileName()}.${ending}`, type, write(chat.current())),
  }, words);
  return [element('p', { className: 'export' }, element('span', {}, text.exportShown),
    button(text.markdown, 'md', 'text/markdown', markdown), button(text.json, 'json', 'application/json', json))];
}

export const markdown = (conversation) => `# ${titleOf(conversation)}\n\n${conversation.turns
  .filter(({ content }) => content)
  .map((turn) => (turn.role === 'user' ? `## ${turn.content.replace(/\s+/g, ' ')}` : withSources(turn)))
  .join('\n\n')}\n`;

const json = (conversation) => JSON.stringify({
  title: titleOf(conversation),
  turns: conversation.turns.map(({ role, content, state, citations, cited }) => ({
    role, content, state,
    sources: citations?.filter(({ number }) => cited?.includes(number))
      .map(({ number, title, heading, page, source, text: passage }) => ({ number, title, heading, page, source, text: passage })),
  })),
}, null, 2);

const fileName = () => titleOf(chat.current()).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'conversation';

function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  element('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
