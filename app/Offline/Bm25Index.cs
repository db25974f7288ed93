namespace App.Offline;

/// <summary>Okapi BM25 over term lists; documents are identified by position.</summary>
internal sealed class Bm25Index
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, List<(int Document, int Count)>> postings = new(StringComparer.Ordinal);
    private readonly int[] lengths;
    private readonly double averageLength;

    public Bm25Index(IReadOnlyList<IReadOnlyList<string>> documents)
    {
        lengths = [.. documents.Select(terms => terms.Count)];
        averageLength = lengths.Length == 0 ? 0 : lengths.Average();

        for (var document = 0; document < documents.Count; document++)
            foreach (var (term, count) in documents[document].CountBy(term => term))
            {
                if (!postings.TryGetValue(term, out var entries))
                    postings[term] = entries = [];
                entries.Add((document, count));
            }
    }

    /// <summary>How well a term distinguishes documents; highest for a term that no document has.</summary>
    public double Weight(string term)
    {
        var holders = postings.TryGetValue(term, out var entries) ? entries.Count : 0;
        return Math.Log(1 + (lengths.Length - holders + 0.5) / (holders + 0.5));
    }

    public IEnumerable<string> Vocabulary => postings.Keys;

    /// <summary>Whether one of these documents has a term.</summary>
    public bool IsHeldBy(string term, Func<int, bool> documents) =>
        postings.TryGetValue(term, out var entries) && entries.Exists(entry => documents(entry.Document));

    /// <summary>The best of the allowed documents; equal scores keep document order.</summary>
    public IReadOnlyList<Hit> Search(IEnumerable<Meaning> terms, Func<int, bool> mayBeFound, int count)
    {
        var scores = new double[lengths.Length];
        foreach (var term in terms)
        {
            var weight = Weight(term.Word) * term.Likeness;
            foreach (var (document, frequency) in postings.GetValueOrDefault(term.Word) ?? [])
            {
                var saturation = frequency + K1 * (1 - B + B * lengths[document] / averageLength);
                scores[document] += weight * frequency * (K1 + 1) / saturation;
            }
        }

        var hits = new List<Hit>();
        for (var document = 0; document < scores.Length; document++)
            if (scores[document] > 0 && mayBeFound(document))
                hits.Add(new Hit(document, scores[document]));
        return [.. hits.OrderByDescending(hit => hit.Score).Take(count)];
    }
}
