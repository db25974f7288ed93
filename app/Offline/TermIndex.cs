namespace App.Offline;

/// <summary>Which documents have which terms; documents are identified by position.</summary>
internal sealed class TermIndex
{
    private readonly Dictionary<string, List<(int Document, int Count)>> postings = new(StringComparer.Ordinal);
    private readonly int[] lengths;

    public TermIndex(IReadOnlyList<IReadOnlyList<string>> documents)
    {
        lengths = [.. documents.Select(terms => terms.Count)];
        for (var document = 0; document < documents.Count; document++)
            foreach (var (term, count) in documents[document].CountBy(term => term))
            {
                if (!postings.TryGetValue(term, out var entries))
                    postings[term] = entries = [];
                entries.Add((document, count));
            }
    }

    public IEnumerable<string> Vocabulary => postings.Keys;

    public int Count => lengths.Length;

    public int LengthOf(int document) => lengths[document];

    /// <summary>The documents with a term, and how often they have it.</summary>
    public IReadOnlyList<(int Document, int Count)> Holders(string term) => postings.GetValueOrDefault(term) ?? [];
}
