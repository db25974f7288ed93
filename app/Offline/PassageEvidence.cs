using App.SentenceModel;

namespace App.Offline;

/// <summary>What speaks for one passage, in numbers of about 0 to 1.</summary>
/// <param name="Keywords">BM25.</param>
/// <param name="Letters">Cosine of the hashed words and letters: finds misspelled words.</param>
/// <param name="Heading">Share of the known words of the question that are in the headings.</param>
/// <param name="Covered">The same for the whole passage.</param>
/// <param name="Sentence">The same for the best sentence.</param>
/// <param name="Meaning">Likeness of the meaning of the whole passage; 0 without a model, as the next three.</param>
/// <param name="BestSentence">Likeness of the nearest sentence.</param>
/// <param name="NextSentence">Likeness of the second nearest sentence.</param>
/// <param name="HeadingMeaning">Likeness of the headings.</param>
/// <param name="Asked">How near the question is in meaning to those of the section; 0 where they are not known, as the next.</param>
/// <param name="AskedWords">The same in words and letters.</param>
internal sealed record PassageEvidence(
    double Keywords,
    double Letters,
    double Heading,
    double Covered,
    double Sentence,
    double Meaning,
    double BestSentence,
    double NextSentence,
    double HeadingMeaning,
    double Asked,
    double AskedWords
)
{
    private const double LargestKeywords = 10;

    public double[] Values =>
        [Keywords, Letters, Heading, Covered, Sentence, Meaning, BestSentence, NextSentence, HeadingMeaning, Asked, AskedWords];

    public static PassageEvidence Of(
        SearchedPassage passage,
        IReadOnlyList<AskedTerm> asked,
        double keywords,
        ReadOnlySpan<float> hashed,
        Likeness? likeness
    )
    {
        var best = passage.SentenceWords.Count == 0 ? 0 : passage.SentenceWords.Max(words => Share(asked, words));
        IReadOnlyList<SearchedPassage> compared = passage.Counterparts.Count > 0 ? passage.Counterparts : [passage];
        var (whole, heading, first, second) = (0.0, 0.0, 0.0, 0.0);
        if (likeness is not null)
            foreach (var text in compared)
            {
                whole = Math.Max(whole, likeness.Of(text.Chunk.EmbeddedText));
                heading = Math.Max(heading, likeness.Of(SearchedPassage.HeadingOf(text.Chunk)));
                foreach (var sentence in text.Sentences)
                {
                    var near = likeness.Of(sentence);
                    (first, second) =
                        near > first ? (near, first)
                        : near > second ? (first, near)
                        : (first, second);
                }
            }

        return new PassageEvidence(
            keywords / LargestKeywords,
            Vectors.Dot(hashed, passage.Hashed.Span),
            Share(asked, passage.Heading),
            Share(asked, passage.Words),
            best,
            whole,
            first,
            second,
            heading,
            passage.Questions is null || likeness is null ? 0 : likeness.Of(passage.Questions.Meaning),
            passage.Questions is null ? 0 : Vectors.Dot(hashed, passage.Questions.Words)
        );
    }

    // Of the words that the documents have.
    private static double Share(IReadOnlyList<AskedTerm> asked, HashSet<string> text)
    {
        var (covered, all) = (0.0, 0.0);
        foreach (var term in asked)
            if (term.Meanings.Count > 0)
            {
                all += term.Weight;
                covered += term.Weight * term.In(text);
            }

        return all > 0 ? covered / all : 0;
    }
}
