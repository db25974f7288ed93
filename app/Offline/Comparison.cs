using App.Retrieval;

namespace App.Offline;

/// <summary>A question, compared with the passages of one language that a caller can read.</summary>
/// <param name="Language">Of the passages.</param>
/// <param name="IsKnown">Whether the questions to each section are known.</param>
/// <param name="Question">With acronyms written out.</param>
/// <param name="Asked">Its words.</param>
/// <param name="Meaning">Its vector of the sentence model; null without a model.</param>
/// <param name="Words">Its vector of hashed words and letters.</param>
/// <param name="Passages">At least one.</param>
internal sealed record Comparison(
    string Language,
    bool IsKnown,
    string Question,
    IReadOnlyList<AskedTerm> Asked,
    float[]? Meaning,
    ReadOnlyMemory<float> Words,
    IReadOnlyList<(SearchedPassage Passage, PassageEvidence Evidence)> Passages
)
{
    /// <summary>The name of what weighs it.</summary>
    public string Judgement => Judgements.Name(Language, byMeaning: Meaning is not null);

    /// <summary>The passages by their score, best first.</summary>
    public IReadOnlyList<(SearchedPassage Passage, PassageEvidence Evidence, double Score)> Ranked(Judgement judgement) =>
        [
            .. Passages
                .Select(found => (found.Passage, found.Evidence, Score: judgement.Score(found.Evidence)))
                .OrderByDescending(found => found.Score),
        ];

    /// <summary>The evidence for and against an answer, in the given order of the passages.</summary>
    public double[] QuestionEvidence(
        IReadOnlyList<(SearchedPassage Passage, PassageEvidence Evidence, double Score)> ranked,
        Kinship kinship
    ) =>
        Offline.QuestionEvidence.Of(
            IsKnown ? QuestionKind.Of(Question).Beside(ranked[0].Passage.Chunk.Text) : QuestionKind.Any,
            Asked,
            [.. ranked.Select(found => found.Evidence)],
            ranked[0].Score,
            kinship
        );
}
