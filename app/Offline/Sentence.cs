namespace App.Offline;

/// <summary>A sentence as it stands in a source, without the list marker in front of it.</summary>
internal sealed record Sentence(string Text, bool IsListItem);
