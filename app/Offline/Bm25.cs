namespace App.Offline;

/// <summary>Okapi BM25 over the documents that a caller can read: others change neither scores nor weights.</summary>
internal sealed class Bm25
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly TermIndex index;
    private readonly int count;
    private readonly double averageLength;

    /// <param name="open">Which documents the caller can read.</param>
    public Bm25(TermIndex index, bool[] open)
    {
        (this.index, Open) = (index, open);
        for (var document = 0; document < open.Length; document++)
            if (open[document])
            {
                count++;
                averageLength += index.LengthOf(document);
            }

        averageLength /= Math.Max(1, count);
    }

    public bool[] Open { get; }

    /// <summary>Whether one of the documents has a term.</summary>
    public bool Has(string term) => index.Holders(term).Any(entry => Open[entry.Document]);

    /// <summary>How well a term distinguishes documents; highest for a term that no document has.</summary>
    public double Weight(string term)
    {
        var holders = index.Holders(term).Count(entry => Open[entry.Document]);
        return Math.Log(1 + (count - holders + 0.5) / (holders + 0.5));
    }

    /// <summary>The score of each document; 0 without a match.</summary>
    public double[] Scores(IEnumerable<Meaning> terms)
    {
        var scores = new double[index.Count];
        foreach (var term in terms)
        {
            var weight = Weight(term.Word) * term.Likeness;
            foreach (var (document, frequency) in index.Holders(term.Word))
                if (Open[document])
                {
                    var saturation = frequency + K1 * (1 - B + B * index.LengthOf(document) / averageLength);
                    scores[document] += weight * frequency * (K1 + 1) / saturation;
                }
        }

        return scores;
    }
}
