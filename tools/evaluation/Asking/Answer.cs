using System.Text.RegularExpressions;

namespace Evaluation.Asking;

/// <summary>One answer as a client of the app got it.</summary>
/// <param name="Text">The complete text, with its [1] markers.</param>
/// <param name="FinishReason">"refused" or "filtered" where the app did not answer.</param>
/// <param name="Sources">Everything it could cite, best first.</param>
/// <param name="Cited">The numbers that the app says were cited.</param>
internal sealed partial record Answer(
    AnswerTuple Made,
    string Text,
    string FinishReason,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<int> Cited
)
{
    public const string RefusedReason = "refused";
    public const string FilteredReason = "filtered";

    // One sentence that the sources do not answer is a refusal, too.
    private const int LongestRefusalOfAModel = 300;

    public bool IsRefused => FinishReason is RefusedReason or FilteredReason || (Cited.Count == 0 && Text.Length <= LongestRefusalOfAModel);

    public IReadOnlyList<Source> CitedSources => [.. Sources.Where(source => Cited.Contains(source.Number))];

    /// <summary>The numbers that the text itself shows a reader, invented ones among them.</summary>
    public IReadOnlyList<int> MarkedNumbers => [.. Marker().Matches(Text).Select(match => int.Parse(match.Groups[1].ValueSpan)).Distinct()];

    /// <summary>Two answers with one fingerprint are the same to a reader.</summary>
    public string Fingerprint => $"{FinishReason}\n{string.Join(',', Sources.Select(source => source.Id))}\n{Text}";

    [GeneratedRegex(@"\[(\d{1,3})\]")]
    private static partial Regex Marker();
}
