using App.Retrieval;

namespace App.Offline;

/// <summary>Maps the words of a question to words of the documents, by spelling and synonyms.</summary>
internal sealed class QuestionReader(Bm25Index index)
{
    // Measured with the golden set. Below 0.6, words of other subjects match known ones ("york" matches "work").
    private const double SameWord = 0.6;
    private const double Synonym = 0.8;
    private const double Everyday = 0.2;

    private readonly Spelling spelling = new(index.Vocabulary);

    /// <param name="isKnown">Whether a document that the caller can read has a word.</param>
    public IReadOnlyList<AskedTerm> Read(string question, Func<string, bool> isKnown) =>
        [.. Terms.Of(question).Distinct(StringComparer.Ordinal).Select(term => Understand(term, isKnown))];

    private AskedTerm Understand(string term, Func<string, bool> isKnown)
    {
        var known = isKnown(term);
        var meanings = Synonyms.Of(term).Where(isKnown).Select(word => new Meaning(word, Synonym)).ToList();
        // An unknown word has the highest weight, unless it is a synonym of a known one.
        var weight = known || meanings.Count == 0 ? index.Weight(term) : meanings.Max(meaning => index.Weight(meaning.Word));
        if (known)
            meanings.Add(new Meaning(term, 1));
        else if (meanings.Count == 0 && spelling.Nearest(term, isKnown) is { Likeness: >= SameWord } near)
            meanings.Add(near);
        return new AskedTerm(EverydayWords.Contain(term) ? weight * Everyday : weight, meanings);
    }
}
