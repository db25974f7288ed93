namespace App.Offline;

/// <summary>
/// The weights, fitted to the golden sets, paraphrases of them and questions whose document was left out: the order of the passages by
/// softmax regression, the refusal by logistic regression. docs/benchmarks.md has the scores of each.
/// </summary>
internal static class Judgements
{
    /// <summary>English, with the meaning of sentences.</summary>
    public static readonly Judgement Meaning = new(
        [3.74, -1.15, 0, 2.20, -1.21, 9.21, 6.88, 4.14, 3.18],
        [2.66, 2.56, 3.30, 4.45, -4.09, 0.14, -1.96, 1.95, 0.91, 0.61, -0.50, -1.24, 2.49, 0.04, -3.78, -2.02, -0.83, -6.32],
        0.36
    );

    /// <summary>By words and letters alone.</summary>
    public static readonly Judgement Words = new(
        [5.94, 7.41, 2.45, 0.62, 0.57, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, -0.26, 3.29, 2.37, -0.67, -2.17, 0.20, -1.29, 3.41, -0.72, -3.78, -1.94, -0.45, -2.42],
        0.4
    );

    /// <summary>Korean, with the meaning of the English version.</summary>
    public static readonly Judgement KoreanMeaning = new(
        [2.20, 0.19, -0.35, 3.71, -0.18, 5.44, 9.26, 1.66, 3.27],
        [2.54, 7.04, 1.97, -1.21, 1.46, -0.37, 1.50, 2.41, 1.64, 0.36, -0.22, -1.87, 2.11, -0.72, -4.72, -4.92, -0.65, -6.92],
        0.33
    );

    /// <summary>Korean, by pairs of syllables and the words of the English version.</summary>
    public static readonly Judgement KoreanWords = new(
        [3.54, 4.77, 4.71, 3.21, 1.41, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0.07, 0.84, 0.84, 0.76, -2.24, -0.62, -1.76, 1.70, 0.57, -4.09, -5.06, -0.12, -1.24],
        0.38
    );
}
