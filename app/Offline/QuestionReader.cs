using System.Text.RegularExpressions;
using App.Retrieval;

namespace App.Offline;

/// <summary>Maps the words of a question to words of the documents, by spelling and synonyms.</summary>
internal sealed partial class QuestionReader(TermIndex index)
{
    // Measured with the golden set. Below 0.6, words of other subjects match known ones ("york" matches "work").
    private const double SameWord = 0.6;
    private const double Synonym = 0.8;

    private readonly Spelling spelling = new(index.Vocabulary);

    /// <param name="readable">The documents that the caller can read.</param>
    /// <param name="rarity">How rare a word is, 0 to 1.</param>
    public IReadOnlyList<AskedTerm> Read(string question, Bm25 readable, Func<string, double> rarity)
    {
        var names = Name().Matches(question).SelectMany(name => Terms.Of(name.Value)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Terms
                .Split(question)
                .DistinctBy(part => part.Term)
                .Select(part => Understand(part.Term, rarity(part.Word), names.Contains(part.Term), readable)),
        ];
    }

    private AskedTerm Understand(string term, double rarity, bool isName, Bm25 readable)
    {
        var known = readable.Has(term);
        var meanings = Synonyms.Of(term).Where(readable.Has).Select(word => new Meaning(word, Synonym)).ToList();
        // An unknown word has the highest weight, unless it is a synonym of a known one.
        var weight = known || meanings.Count == 0 ? readable.Weight(term) : meanings.Max(meaning => readable.Weight(meaning.Word));
        if (known)
            meanings.Add(new Meaning(term, 1));
        else if (meanings.Count == 0 && spelling.Nearest(term, readable.Has) is { Likeness: >= SameWord } near)
            meanings.Add(near);
        return new AskedTerm(weight, rarity, isName, meanings);
    }

    // A capital after the first word, or a digit.
    [GeneratedRegex(@"(?<=[\p{L}\p{N}\p{P}]\s+)\p{Lu}[\p{L}\p{N}]*|[\p{L}\p{N}-]*\d[\p{L}\p{N}]*|[A-Za-z]+(?=[가-힣])")]
    private static partial Regex Name();
}
