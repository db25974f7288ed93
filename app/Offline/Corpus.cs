using App.Identity;

namespace App.Offline;

/// <summary>The passages of one language, searched together.</summary>
internal sealed class Corpus
{
    private readonly TermIndex index;
    private readonly QuestionReader reader;
    private readonly Acronyms acronyms;

    public Corpus(string language, IReadOnlyList<SearchedPassage> passages)
    {
        (Language, Passages) = (language, passages);
        index = new TermIndex([.. passages.Select(passage => passage.Terms)]);
        reader = new QuestionReader(index);
        acronyms = new Acronyms(passages.Select(passage => passage.Chunk.EmbeddedText));
    }

    public string Language { get; }

    public IReadOnlyList<SearchedPassage> Passages { get; }

    /// <summary>Whether the questions to each section that the caller can read are known.</summary>
    public bool IsKnown(Bm25 readable) => Open(readable).All(passage => passage.Questions is not null);

    /// <summary>Whether sections that the caller can read have an English version.</summary>
    public bool IsTranslated(Bm25 readable) => Open(readable).Any(passage => passage.Counterparts.Count > 0);

    /// <summary>What a caller can read of it.</summary>
    public Bm25 Readable(Caller caller)
    {
        var open = new bool[Passages.Count];
        for (var number = 0; number < open.Length; number++)
            open[number] =
                number > 0 && ReferenceEquals(Passages[number].Chunk.Source, Passages[number - 1].Chunk.Source)
                    ? open[number - 1]
                    : caller.MayRead(Passages[number].Chunk.Source.Groups);
        return new Bm25(index, open);
    }

    /// <summary>The question with acronyms written out.</summary>
    public string Expand(string question, Bm25 readable) => acronyms.Expand(question, readable.Has);

    public IReadOnlyList<AskedTerm> Read(string question, Bm25 readable, Func<string, double> rarity) =>
        reader.Read(question, readable, rarity);

    /// <summary>The evidence for each passage that the caller can read.</summary>
    public IReadOnlyList<(SearchedPassage Passage, PassageEvidence Evidence)> Compare(
        IReadOnlyList<AskedTerm> asked,
        Likeness? likeness,
        ReadOnlyMemory<float> hashed,
        Bm25 readable
    )
    {
        var keywords = readable.Scores(SearchTerms(asked));
        return
        [
            .. Enumerable
                .Range(0, Passages.Count)
                .Where(number => readable.Open[number])
                .Select(number => (Passages[number], PassageEvidence.Of(Passages[number], asked, keywords[number], hashed.Span, likeness))),
        ];
    }

    private IEnumerable<SearchedPassage> Open(Bm25 readable) => Passages.Where((_, number) => readable.Open[number]);

    private static IEnumerable<Meaning> SearchTerms(IEnumerable<AskedTerm> asked) =>
        asked
            .SelectMany(term => term.Meanings)
            .GroupBy(meaning => meaning.Word, StringComparer.Ordinal)
            .Select(same => same.MaxBy(meaning => meaning.Likeness)!);
}
