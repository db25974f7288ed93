namespace App.Retrieval;

/// <summary>The content of an index.</summary>
/// <param name="Version">Identifies the content: two indexes with one version have the same content.</param>
/// <param name="IndexedAt">Time of the last change; null if unknown.</param>
/// <param name="FilledBy">app, or indexer for an indexer of AI Search.</param>
internal sealed record IndexState(string Version, int Documents, int Chunks, DateTimeOffset? IndexedAt, string FilledBy = "app");
