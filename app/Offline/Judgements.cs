using System.Globalization;
using App.Retrieval;

namespace App.Offline;

/// <summary>
/// The weights in judgements.txt, fitted to questions of authors who had not seen the app: the order of the passages by softmax regression,
/// the refusal by logistic regression. docs/benchmarks.md has the scores of each.
/// </summary>
internal static class Judgements
{
    private static readonly Dictionary<string, Judgement> All = Read();

    /// <param name="isKnown">Whether the questions to the documents are known. They would mislead beside other documents.</param>
    public static Judgement For(string name, bool isKnown) => All[isKnown ? Known(name) : name];

    /// <summary>How judgements.txt names what weighs known questions too.</summary>
    public static string Known(string name) => $"{name}, known";

    /// <param name="language">Of the passages.</param>
    /// <param name="byMeaning">Whether there is a sentence model.</param>
    public static string Name(string language, bool byMeaning) => $"{language} {(byMeaning ? "meaning" : "words")}";

    // A line: the name, the weights of the passage, those of the question, and the least probability.
    private static Dictionary<string, Judgement> Read()
    {
        using var lines = new StreamReader(typeof(Judgements).Assembly.GetManifestResourceStream("judgements.txt")!);
        return lines
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(';', StringSplitOptions.TrimEntries))
            .ToDictionary(
                parts => parts[0],
                parts => new Judgement(Numbers(parts[1]), Numbers(parts[2]), Numbers(parts[3])[0]),
                StringComparer.Ordinal
            );
    }

    private static double[] Numbers(string text) =>
        [.. text.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}
