import { element } from '../dom.js';
import { language } from '../text.js';

const BLOCKS = 'p, li, td, th, h3, h4, pre';

// Below this similarity, sentences only have common words; marking one would claim a wrong source.
const ALIKE = 0.5;

/** The text that a marker belongs to: the sentences since the previous marker. */
export function claims(before) {
  const claim = before.split(/\[\d{1,3}\]/).filter((part) => /[\p{L}\p{N}]/u.test(part)).at(-1) ?? '';
  const plain = claim.replace(/[*_`~]/g, '').replace(/^\s*(?:[-+>#]+|\d+[.)])\s+/gm, '');
  return sentences(plain).map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Marks the sentence of a rendered passage that each of the `claimed` sentences uses. Returns the number of marks. */
export function markCited(root, claimed) {
  const candidates = [...groups(root)].flatMap(({ nodes, whole }) => {
    let start = 0;
    return sentences(whole).map((sentence) => ({ nodes, sentence, start, end: start += sentence.length }));
  });
  const chosen = new Set();
  for (const wanted of claimed) {
    const pairs = bigrams(wanted);
    const best = candidates
      .map((candidate) => ({ candidate, likeness: likeness(pairs, bigrams(candidate.sentence)) }))
      .reduce((a, b) => (b.likeness > a.likeness ? b : a), { likeness: 0 });
    if (best.likeness >= ALIKE) chosen.add(best.candidate);
  }
  // From the end, so that a split does not move positions that are still to be marked.
  for (const found of [...chosen].reverse()) wrap(found);
  return chosen.size;
}

const sentences = (text) => [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment);

/** The text nodes of each block: a sentence never crosses blocks. */
function groups(root) {
  const found = new Map();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const block = walker.currentNode.parentElement.closest(BLOCKS) ?? root;
    const group = found.get(block) ?? { nodes: [], whole: '' };
    group.nodes.push({ node: walker.currentNode, start: group.whole.length });
    group.whole += walker.currentNode.data;
    found.set(block, group);
  }
  return found.values();
}

function wrap({ nodes, sentence, start, end }) {
  const last = start + sentence.trimEnd().length;
  for (const { node, start: offset } of nodes.toReversed()) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(Math.min(last, end) - offset, node.length);
    if (from >= to) continue;
    node.splitText(to);
    const part = node.splitText(from);
    const mark = element('mark');
    part.replaceWith(mark);
    mark.append(part);
  }
}

// Letter pairs work in every language, without a word list or stemmer.
function bigrams(sentence) {
  const letters = sentence.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const found = new Set();
  for (let at = 0; at + 1 < letters.length; at++) found.add(letters.slice(at, at + 2));
  return found;
}

const likeness = (a, b) => (a.size + b.size ? (2 * a.intersection(b).size) / (a.size + b.size) : 0);
