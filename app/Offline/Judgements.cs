namespace App.Offline;

/// <summary>
/// The weights, fitted to the golden sets and to questions of authors who had not seen the app: the order of the passages by softmax
/// regression, the refusal by logistic regression. docs/benchmarks.md has the scores of each.
/// </summary>
internal static class Judgements
{
    private static readonly double[] EnglishOrder = [2.81, 0.22, 1.08, 2.52, -0.78, 9.38, 8.90, 1.59, 1.01];

    /// <summary>English, with the meaning of sentences.</summary>
    public static readonly Judgement Meaning = new(
        EnglishOrder,
        [1.00, 1.25, 1.98, 1.12, 1.09, -0.80, 0.14, 1.63, 0.35, -2.66, 0.82, -1.59, 1.92, -0.21, -2.72, -2.26, -1.57, 0, -2.32],
        0.5
    );

    /// <summary>
    /// The same where the first passage is of the bundled documents: how near the question is to those that they answer counts too. It
    /// would mislead beside other documents, which answer other questions.
    /// </summary>
    public static readonly Judgement Bundled = new(
        EnglishOrder,
        [0.51, 0.75, 0.78, 0.19, 0.55, -0.47, 0.10, 1.45, 0.46, -1.97, 0.32, -1.40, 1.61, -0.32, -1.92, -1.57, -1.26, 17.98, -0.98],
        0.52
    );

    /// <summary>By words and letters alone.</summary>
    public static readonly Judgement Words = new(
        [3.83, 8.43, 4.34, 1.09, 2.21, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0.12, 1.65, 1.98, 0.41, -3.59, -0.03, -1.33, 1.33, 0.85, -2.97, -1.89, -1.40, 0, -0.73],
        0.45
    );

    /// <summary>Korean, with the meaning of the English version.</summary>
    public static readonly Judgement KoreanMeaning = new(
        [3.08, 1.20, 0.38, 1.69, 1.67, 5.93, 7.45, -0.53, 1.52],
        [1.24, 0.71, 0.67, 0.14, 0.73, -0.28, 0.21, 0.48, 0.45, -2.67, 0.09, -1.43, 1.43, 0.62, -1.32, -2.58, -1.19, 0, -1.13],
        0.57
    );

    /// <summary>Korean, by pairs of syllables and the words of the English version.</summary>
    public static readonly Judgement KoreanWords = new(
        [3.92, 2.42, 4.23, 2.94, 2.21, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0.42, 0.63, 1.03, 0.56, -2.63, -0.57, -1.34, 0.19, 1.20, -1.45, -2.56, -1.18, 0, -0.24],
        0.55
    );
}
