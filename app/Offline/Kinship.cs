namespace App.Offline;

/// <summary>How near a question is to those that the documents answer, -1 to 1; 0 where that is not known.</summary>
internal readonly record struct Kinship(double Meaning, double Words);
