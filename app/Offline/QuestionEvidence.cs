namespace App.Offline;

/// <summary>What speaks for and against an answer in the documents, in numbers.</summary>
internal static class QuestionEvidence
{
    private const int Nearest = 5;
    private const double Uncertain = 0.75;

    /// <param name="score">Of the first passage.</param>
    public static double[] Of(
        QuestionKind kind,
        IReadOnlyList<AskedTerm> asked,
        IReadOnlyList<PassageEvidence> ranked,
        double score,
        Kinship kinship
    )
    {
        var all = asked.Sum(term => term.Weight);
        var known = asked.Where(term => term.Meanings.Count > 0).Sum(term => term.Weight);
        // The share of the question, unknown words included, that the best passage and the best sentence have.
        var share = all > 0 ? known / all : 0;
        var rarities = asked.Sum(term => term.Rarity);
        var unknown = asked.Sum(term =>
            term.Meanings.Count == 0 ? term.Rarity
            : term.Meanings.All(meaning => meaning.Likeness < Uncertain) ? term.Rarity / 3
            : 0
        );
        return
        [
            ranked.Max(passage => passage.Meaning),
            ranked.Max(passage => passage.BestSentence),
            ranked.Max(passage => passage.NextSentence),
            ranked.Max(passage => passage.HeadingMeaning),
            ranked.Take(Nearest).Average(passage => passage.Meaning),
            ranked.Max(passage => passage.Keywords),
            ranked.Max(passage => passage.Letters),
            ranked[0].Covered * share,
            ranked.Max(passage => passage.Sentence) * share,
            rarities > 0 ? unknown / rarities : 0,
            Math.Min(2, asked.Count(term => term.Meanings.Count == 0 && term.Rarity >= 1)),
            Math.Min(2, asked.Count(term => term.Meanings.Count == 0 && term.IsName)),
            score / 10,
            Math.Min(1, asked.Count / 10.0),
            kind.Procedure ? 1 : 0,
            kind.ProductFact ? 1 : 0,
            kind.Quantity ? 1 : 0,
            .. Two(ranked.Select(passage => passage.Asked)),
            .. Two(ranked.Select(passage => passage.AskedWords)),
            kinship.Meaning,
            kinship.Words,
            1,
        ];
    }

    // The nearest section and the next; passages of one section have the same number.
    private static double[] Two(IEnumerable<double> sections)
    {
        double[] nearest = [.. sections.Distinct().OrderDescending().Take(2)];
        return [nearest[0], nearest.Length > 1 ? nearest[1] : 0];
    }
}
