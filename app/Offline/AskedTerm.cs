namespace App.Offline;

/// <summary>A word of a question.</summary>
/// <param name="Weight">How much it says about what is asked.</param>
/// <param name="Meanings">The words of the documents it may stand for; empty where they know none.</param>
internal sealed record AskedTerm(double Weight, IReadOnlyList<Meaning> Meanings);
