namespace App.Retrieval;

/// <summary>What was found for a question.</summary>
/// <param name="Passages">Best first.</param>
/// <param name="Ranking">How they were put in order: semantic, hybrid or keyword.</param>
/// <param name="IndexVersion">Names the content that was searched.</param>
internal sealed record Retrieved(IReadOnlyList<Passage> Passages, string Ranking, string IndexVersion);
