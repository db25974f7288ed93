using System.Text.RegularExpressions;
using Evaluation.Asking;
using Evaluation.Cases;
using Microsoft.Extensions.AI.Evaluation;

namespace Evaluation.Evaluators;

/// <summary>
/// How many sentences rest on what they cite. A quotation must stand there word for word. What a model says in its own words must
/// contain no additional number or name, and share most of its longer words with the cited text.
/// </summary>
internal sealed partial class GroundednessEvaluator() : AnswerEvaluator(Metric.Groundedness)
{
    // Forms of one word mostly share their first letters: model, models, modelled.
    private const int Prefix = 5;
    private const double SharedWords = 0.6;

    public override bool AppliesTo(GoldenCase asked, Answer answer) => !answer.IsRefused;

    protected override IEnumerable<NumericMetric> Judge(GoldenCase asked, Answer answer)
    {
        var spans = CitedSpan.Of(answer).ToArray();
        var loose = spans.Where(span => !IsCarried(span)).Select(span => span.Text).ToArray();
        yield return Value(
            Metric.Groundedness,
            spans.Length == 0 ? 0 : 1 - (double)loose.Length / spans.Length,
            loose.Length == 0 ? null : $"Not in the cited sources: {string.Join(" / ", loose)}"
        );
    }

    /// <summary>Whether the cited text carries a sentence.</summary>
    public static bool IsCarried(CitedSpan span)
    {
        if (span.Support.Contains(span.Text, StringComparison.Ordinal))
            return true;

        var words = LongWord().Matches(span.Text).Select(match => match.Value[..Prefix]).ToArray();
        return Telling().Matches(span.Text).All(match => Stands(match.Value, span.Support))
            && words.Length > 0
            && words.Count(word => span.Support.Contains(word, StringComparison.OrdinalIgnoreCase)) >= words.Length * SharedWords;
    }

    // As a whole word: 3 does not stand in 30.
    private static bool Stands(string word, string support) =>
        Regex.IsMatch(support, $@"(?<![\p{{L}}\d]){Regex.Escape(word)}(?![\p{{L}}\d])", RegexOptions.IgnoreCase);

    [GeneratedRegex(@"\p{L}{5,}")]
    private static partial Regex LongWord();

    // A number, an identifier (a digit, an underscore or a capital inside), or a capitalised word that does not begin the sentence.
    [GeneratedRegex(@"\d+([.,]\d+)*|\w*(\p{L}\d|\d\p{L}|\w_\w|\p{Ll}\p{Lu})\w*|(?<=\w,?\s)\p{Lu}\w+")]
    private static partial Regex Telling();
}
