namespace App.Offline;

/// <summary>A sentence of a source, without a list marker.</summary>
internal sealed record Sentence(string Text, bool IsListItem);
