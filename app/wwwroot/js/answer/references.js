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
