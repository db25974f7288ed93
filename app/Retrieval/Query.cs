namespace App.Retrieval;

/// <summary>What is searched.</summary>
/// <param name="Text">What weighs most, and decides whether the documents answer.</param>
/// <param name="Beside">The other reading of a question that may lean on earlier ones; null if there is one reading.</param>
/// <param name="Share">How much <paramref name="Beside"/> weighs in the order of the passages, 0 to 0.5; for indexes in memory.</param>
internal sealed record Query(string Text, string? Beside = null, double Share = 0)
{
    public static implicit operator Query(string text) => new(text);
}
