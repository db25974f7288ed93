namespace App.Offline;

/// <summary>A word of a question.</summary>
/// <param name="Weight">Its share of the question.</param>
/// <param name="Meanings">The words of the documents that match it; empty if there are none.</param>
internal sealed record AskedTerm(double Weight, IReadOnlyList<Meaning> Meanings);
