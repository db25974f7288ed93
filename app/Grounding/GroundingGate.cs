using App.Retrieval;

namespace App.Grounding;

/// <summary>Decides, before any model is asked, whether the sources speak about the question at all.</summary>
internal static class GroundingGate
{
    /// <summary>Below this share of the question, what was found is a coincidence of words.</summary>
    public const double MinimumRelevance = 0.4;

    public static bool Allows(IReadOnlyList<Passage> passages) =>
        passages.Count > 0 && passages.Max(passage => passage.Relevance) >= MinimumRelevance;
}
