namespace App.Offline;

/// <summary>A word of the documents that a word of a question may stand for.</summary>
/// <param name="Likeness">How surely, 0 to 1.</param>
internal sealed record Meaning(string Word, double Likeness);
