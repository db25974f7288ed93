namespace App.Retrieval;

/// <summary>What an index holds.</summary>
/// <param name="Version">Names the content: two indexes with one version answer alike.</param>
/// <param name="IndexedAt">When a document last came in or went; null where that is not known.</param>
internal sealed record IndexState(string Version, int Documents, int Chunks, DateTimeOffset? IndexedAt);
