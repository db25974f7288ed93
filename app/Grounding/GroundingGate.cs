using App.Retrieval;

namespace App.Grounding;

/// <summary>Rejects questions without relevant sources before the model is called.</summary>
internal static class GroundingGate
{
    /// <summary>The smallest relevance, 0 to 1, at which a passage counts as a match.</summary>
    public const double MinimumRelevance = 0.4;

    public static bool Allows(IReadOnlyList<Passage> passages) =>
        passages.Count > 0 && passages.Max(passage => passage.Relevance) >= MinimumRelevance;
}
