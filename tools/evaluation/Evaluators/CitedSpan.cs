using System.Text.RegularExpressions;
using Evaluation.Asking;

namespace Evaluation.Evaluators;

/// <summary>A sentence of an answer, and the text of the sections that its markers name.</summary>
internal sealed partial record CitedSpan(string Text, string Support)
{
    /// <summary>
    /// Markers stand behind what they cite, and the sentences before them share them. What follows the last one may rest on any
    /// section that is cited.
    /// </summary>
    public static IEnumerable<CitedSpan> Of(Answer answer)
    {
        var start = 0;
        foreach (var markers in Markers().Matches(answer.Text).Cast<Match>())
        {
            var numbers = Number().Matches(markers.Value).Select(match => int.Parse(match.ValueSpan)).ToArray();
            var support = Join(answer.Sources.Where(source => numbers.Contains(source.Number)));
            foreach (var sentence in Sentences(answer.Text[start..markers.Index]))
                yield return new CitedSpan(sentence, support);
            start = markers.Index + markers.Length;
        }

        foreach (var sentence in Sentences(answer.Text[start..]))
            yield return new CitedSpan(sentence, Join(answer.CitedSources));
    }

    /// <summary>One blank between words, so that a wrapped line of a document is found.</summary>
    public static string Flat(string text) => Blank().Replace(text, " ").Trim();

    private static string Join(IEnumerable<Source> sources) => string.Join('\n', sources.Select(source => Flat(source.Text)));

    private static IEnumerable<string> Sentences(string text) =>
        text.Split('\n')
            .SelectMany(line => Boundary().Split(ListMarker().Replace(line, "")))
            .Select(Flat)
            .Where(sentence => Letters().IsMatch(sentence));

    [GeneratedRegex(@"(\s*\[\d{1,3}\])+")]
    private static partial Regex Markers();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^\s*([-*+]|\d{1,3}[.)])\s+")]
    private static partial Regex ListMarker();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[\p{Lu}\d""`*])")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();
}
