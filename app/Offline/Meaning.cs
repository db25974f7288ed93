namespace App.Offline;

/// <summary>A word of the documents that matches a word of a question.</summary>
/// <param name="Likeness">Certainty, 0 to 1.</param>
internal sealed record Meaning(string Word, double Likeness);
