const SPECIAL = /[\\`*_~[\]!\n]|https?:\/\//g;
const ESCAPED = /[!-/:-@[-`{-~]/;
// An address inside a word, or inside markup shown as text, is not a link.
const JOINED = /[\w"'=/]/;
const ADDRESS = /https?:\/\/[\w\-.~:/?#@!$&*+,;=%]+/y;

/**
 * Cuts text into tokens: text, code, break, marker ([1]), open and close (of emphasis or a link), link.
 * Reads once from left to right, with every pair looked up in a table made beforehand, so that no text takes more than linear time.
 */
export function tokens(source) {
  const { ticks, brackets, parens } = pairs(source);
  const found = [];
  const waiting = [];
  const links = new Map();
  let at = 0;

  const push = (token) => found.push(token);
  while (at < source.length) {
    SPECIAL.lastIndex = at;
    const next = SPECIAL.exec(source)?.index ?? source.length;
    if (next > at) push({ kind: 'text', text: source.slice(at, next) });
    at = next;
    if (at >= source.length) break;

    const char = source[at];
    const end = ticks.get(at) ?? brackets.get(at);
    const marker = char === '[' && links.size === 0 && /^\[(\d{1,3})\]/.exec(source.slice(at, at + 5));
    const image = char === '!' && destination(source, brackets.get(at + 1), parens);
    const link = char === '[' && links.size === 0 && destination(source, end, parens);
    ADDRESS.lastIndex = at;
    const alone = char === 'h' && links.size === 0 && !JOINED.test(source[at - 1] ?? ' ');
    const address = alone && safe(ADDRESS.exec(source)?.[0].replace(/[.,:;!?*_~]{1,20}$/, ''));

    if (char === '\\' && ESCAPED.test(source[at + 1] ?? '')) {
      push({ kind: 'text', text: source[at + 1] });
      at += 2;
    } else if (char === '`' && end !== undefined) {
      const width = run(source, at);
      push({ kind: 'code', text: source.slice(at + width, end).replaceAll('\n', ' ').trim() });
      at = end + width;
    } else if (char === '\n') {
      push(source.endsWith('  ', at) ? { kind: 'break' } : { kind: 'text', text: ' ' });
      at++;
    } else if (marker && !link) {
      push({ kind: 'marker', number: Number(marker[1]), at });
      at += marker[0].length;
    } else if (image) {
      push({ kind: 'text', text: source.slice(at + 2, brackets.get(at + 1)) });
      at = image.end;
    } else if (link) {
      waiting.push(found.push({ kind: 'link', address: link.address, text: '' }) - 1);
      links.set(end, { end: link.end, inside: waiting.length });
      at++;
    } else if (links.has(at)) {
      const { end: after, inside } = links.get(at);
      waiting.length = inside - 1;
      links.delete(at);
      push({ kind: 'close' });
      at = after;
    } else if (address) {
      push({ kind: 'link', address });
      push({ kind: 'text', text: address });
      push({ kind: 'close' });
      at += address.length;
    } else if ('*_~'.includes(char)) {
      at = emphasis(source, at, found, waiting);
    } else {
      const width = char === '`' ? run(source, at) : 1;
      push({ kind: 'text', text: source.slice(at, at + width) });
      at += width;
    }
  }
  return found;
}

function emphasis(source, at, found, waiting) {
  const width = run(source, at);
  const last = found[waiting.at(-1)]?.text;
  const mark = source[at].repeat(source[at] === '~' ? 2 : width === 3 && last === source[at] ? 1 : Math.min(width, 2));
  const before = source[at - 1] ?? ' ';
  const after = source[at + width] ?? ' ';
  const word = (char) => /[\p{L}\p{N}]/u.test(char);
  const whole = mark[0] === '_' ? !(word(before) && word(after)) : true;
  if (width > 3 || width < mark.length || !whole) {
    found.push({ kind: 'text', text: source.slice(at, at + width) });
    return at + width;
  }

  // Markup that opens outside of a link cannot close inside it.
  let opener = waiting.length - 1;
  const lowest = Math.max(0, waiting.length - 16);
  while (opener >= lowest && found[waiting[opener]].kind !== 'link' && found[waiting[opener]].text !== mark) opener--;
  if (opener >= lowest && found[waiting[opener]].text === mark && !/\s/.test(before)) {
    found[waiting[opener]] = { kind: 'open', mark };
    waiting.length = opener;
    found.push({ kind: 'close' });
  } else if (/\s/.test(after)) {
    found.push({ kind: 'text', text: mark });
  } else {
    waiting.push(found.push({ kind: 'text', text: mark }) - 1);
  }
  return at + mark.length;
}

/** The destination in parentheses after a label that ends at `label`; an address that is not http(s) is dropped. */
function destination(source, label, parens) {
  if (label === undefined || source[label + 1] !== '(') return undefined;
  const end = parens.get(label + 1);
  if (end === undefined || end - label > 4000) return undefined;
  const [address] = source.slice(label + 2, end).trim().split(/\s/, 1);
  return { address: safe(address), end: end + 1 };
}

const safe = (address) => (/^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined);

/** The position of the other end of each run of backticks, bracket and parenthesis. */
function pairs(source) {
  const ticks = new Map();
  const brackets = new Map();
  const parens = new Map();
  const runs = new Map();
  for (const { index, 0: { length } } of [...source.matchAll(/`+/g)].reverse()) runs.get(length)?.push(index) ?? runs.set(length, [index]);
  const squares = [];
  const rounds = [];
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === '`') {
      const width = run(source, at);
      const same = runs.get(width);
      while (same?.at(-1) <= at) same.pop();
      const end = same?.at(-1);
      if (end !== undefined) ticks.set(at, end);
      at = (end ?? at) + width - 1;
    } else if (char === '[') squares.push(at);
    else if (char === '(') rounds.push(at);
    else if (char === ']' && squares.length) brackets.set(squares.pop(), at);
    else if (char === ')' && rounds.length) parens.set(rounds.pop(), at);
  }
  return { ticks, brackets, parens };
}

function run(source, at) {
  let end = at + 1;
  while (source[end] === source[at]) end++;
  return end - at;
}
