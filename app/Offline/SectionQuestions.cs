namespace App.Offline;

/// <summary>Vectors near the questions that a section answers.</summary>
internal sealed record SectionQuestions(float[] Meaning, float[] Words);
