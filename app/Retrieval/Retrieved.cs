namespace App.Retrieval;

/// <summary>The result of a search.</summary>
/// <param name="Passages">Best first.</param>
/// <param name="Ranking">How they are ranked: agentic, semantic, hybrid or keyword.</param>
/// <param name="IndexVersion">Version of the searched index.</param>
internal sealed record Retrieved(IReadOnlyList<Passage> Passages, string Ranking, string IndexVersion);
