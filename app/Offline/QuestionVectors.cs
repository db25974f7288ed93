using App.SentenceModel;

namespace App.Offline;

/// <summary>
/// Where questions to the bundled documents lie among vectors of one kind: for each section a vector near the questions that it answers,
/// and for each judgement one that points from questions without an answer to those with one.
/// </summary>
/// <param name="stored">Vectors of unit length by <see cref="VectorFile.Key"/> of their name.</param>
internal sealed class QuestionVectors(IReadOnlyDictionary<ulong, float[]> stored)
{
    public static QuestionVectors None { get; } = new(new Dictionary<ulong, float[]>());

    /// <summary>"en cost.md#choosing-sizes".</summary>
    public static string Section(string language, string section) => $"{language} {section}";

    /// <summary>"en meaning answered".</summary>
    public static string Answered(string judgement) => $"{judgement} answered";

    /// <summary>Null if it is not known.</summary>
    public float[]? Of(string name) => stored.GetValueOrDefault(VectorFile.Key(name));
}
