const MARKER_OR_CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)|[ \t]?\[(\d{1,3})\](?!\()/g;

/** The text without markers of sources that do not exist. In code, [3] is an index and stays. */
export function withoutInvented(content, invented) {
  if (!invented?.length) return content;
  return content.replace(MARKER_OR_CODE, (whole, code, number) => (code || !invented.includes(Number(number)) ? whole : ''));
}

/** Cited passages by document: [{ title, passages }], in the order of first use. */
export function byDocument(citations, cited) {
  const documents = new Map();
  for (const number of cited ?? []) {
    const citation = citations?.find((candidate) => candidate.number === number);
    if (!citation) continue;
    const key = citation.source ?? citation.title;
    if (!documents.has(key)) documents.set(key, { title: citation.title, passages: [] });
    documents.get(key).passages.push(citation);
  }
  return [...documents.values()];
}

/** The answer with the sources that it cites, by name. */
export function withSources({ content, citations, cited }) {
  const lines = (cited ?? []).map((number) => citations?.find((each) => each.number === number)).filter(Boolean)
    .map((each) => `[${each.number}] ${[each.title, each.heading].filter(Boolean).join(' › ')}${each.source ? ` <${each.source}>` : ''}`);
  return lines.length ? `${content}\n\n${lines.join('\n')}` : content;
}
