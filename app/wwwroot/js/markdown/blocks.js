const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})[ \t]*([\w+#.-]*)/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/;
const ITEM = /^( *)([-*+]|(\d{1,9})[.)])( +|$)/;
const RULE = /^ {0,3}([-*_])( *\1){2,} *$/;
const QUOTE = /^ {0,3}> ?/;
const DELIMITERS = /^[-:| \t]*-[-:| \t]*$/;

// Deeper text becomes a paragraph: browsers cannot lay out thousands of levels.
const DEEPEST = 8;

/**
 * Cuts lines of Markdown into blocks: paragraph, heading, code, list, table, quote, rule. Each knows the line it starts at, `from`.
 * A block depends on no later block, so a growing text need only be read again from its last one.
 */
export function blocks(lines, depth = 0) {
  const found = [];
  let at = 0;
  while (at < lines.length) {
    if (lines[at].trim() === '') {
      at++;
      continue;
    }
    const block = depth < DEEPEST ? read(lines, at, depth) : paragraph(lines, at, () => false);
    found.push({ ...block, from: at });
    at = block.end;
  }
  return found;
}

function read(lines, at, depth) {
  const line = lines[at];
  const fence = FENCE.exec(line);
  if (fence) return code(lines, at, fence);
  const heading = HEADING.exec(line);
  if (heading) return { kind: 'heading', level: heading[1].length, text: heading[2].trim(), end: at + 1 };
  if (RULE.test(line)) return { kind: 'rule', end: at + 1 };
  if (QUOTE.test(line)) return quote(lines, at, depth);
  if (ITEM.test(line)) return list(lines, at, depth);
  if (isTable(lines, at)) return table(lines, at);
  return paragraph(lines, at, (next) => begins(lines, next));
}

const begins = (lines, at) => [FENCE, HEADING, QUOTE, ITEM, RULE].some((start) => start.test(lines[at])) || isTable(lines, at);

function paragraph(lines, at, ends) {
  let end = at + 1;
  while (end < lines.length && lines[end].trim() !== '' && !ends(end)) end++;
  return { kind: 'paragraph', text: lines.slice(at, end).map((line) => line.trimStart()).join('\n').trimEnd(), end };
}

function code(lines, at, [, mark, language]) {
  let end = at + 1;
  while (end < lines.length && !closes(lines[end].trim(), mark)) end++;
  const margin = indent(lines[at]);
  const text = lines.slice(at + 1, end).map((line) => dedent(line, margin)).join('\n');
  return { kind: 'code', language, text, end: Math.min(end + 1, lines.length) };
}

const closes = (line, mark) => line.length >= mark.length && line === mark[0].repeat(line.length);

function quote(lines, at, depth) {
  let end = at;
  while (end < lines.length && lines[end].trim() !== '' && (QUOTE.test(lines[end]) || !begins(lines, end))) end++;
  return { kind: 'quote', blocks: blocks(lines.slice(at, end).map((line) => line.replace(QUOTE, '')), depth + 1), end };
}

function list(lines, at, depth) {
  const first = ITEM.exec(lines[at]);
  const ordered = first[3] !== undefined;
  const items = [];
  let end = at;
  while (end < lines.length) {
    const marker = ITEM.exec(lines[end]);
    if (!marker || (marker[3] !== undefined) !== ordered || RULE.test(lines[end])) break;
    const [content, next] = item(lines, end, marker);
    items.push(blocks(content, depth + 1));
    end = next;
    // A blank line before the next item keeps the list together.
    let blank = end;
    while (blank < lines.length && lines[blank].trim() === '') blank++;
    if (blank < lines.length && ITEM.test(lines[blank])) end = blank;
  }
  return { kind: 'list', ordered, start: ordered ? Number(first[3]) : 1, items, end };
}

// An indent of two spaces belongs to the item, as models write it; CommonMark requires three after "1.".
function item(lines, at, marker) {
  const content = [lines[at].slice(marker[0].length)];
  const margin = marker[1].length + 2;
  let end = at + 1;
  for (; end < lines.length; end++) {
    const line = lines[end];
    const blank = line.trim() === '';
    if (!blank && indent(line) < margin && (lines[end - 1].trim() === '' || begins(lines, end))) break;
    content.push(dedent(line, marker[0].length));
  }
  while (content.at(-1)?.trim() === '' && content.length > 1) {
    content.pop();
    end--;
  }
  return [content, end];
}

function isTable(lines, at) {
  if (!lines[at].includes('|') || at + 1 >= lines.length || !DELIMITERS.test(lines[at + 1])) return false;
  const under = cells(lines[at + 1]);
  return under.length === cells(lines[at]).length && under.every((cell) => /^:?-+:?$/.test(cell));
}

function table(lines, at) {
  const head = cells(lines[at]);
  const align = cells(lines[at + 1]).map((cell) => (cell.endsWith(':') ? (cell.startsWith(':') ? 'center' : 'right') : 'left'));
  let end = at + 2;
  while (end < lines.length && lines[end].trim() !== '' && lines[end].includes('|')) end++;
  const rows = lines.slice(at + 2, end).map((line) => {
    const row = cells(line);
    return head.map((_, column) => row[column] ?? '');
  });
  return { kind: 'table', head, align, rows, end };
}

function cells(line) {
  const parts = line.trim().replace(/\\\|/g, '\u0000').split('|').map((cell) => cell.replaceAll('\u0000', '|').trim());
  if (parts[0] === '') parts.shift();
  if (parts.at(-1) === '') parts.pop();
  return parts;
}

const indent = (line) => line.length - line.trimStart().length;

const dedent = (line, columns) => line.slice(Math.min(columns, indent(line)));
