using App.SentenceModel;

namespace App.Offline;

/// <summary>How near the meanings of a question and of texts are, -1 to 1.</summary>
/// <param name="vectors">Vectors of unit length by text.</param>
internal sealed class Likeness(float[] question, IReadOnlyDictionary<string, float[]> vectors)
{
    /// <summary>0 for a text without a vector.</summary>
    public double Of(string text) => vectors.TryGetValue(text, out var vector) ? Of(vector) : 0;

    public double Of(float[] vector) => Vectors.Dot(question, vector);
}
