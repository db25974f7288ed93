using System.Globalization;
using System.Text.RegularExpressions;

namespace App.Chat;

/// <summary>The [1] markers of an answer.</summary>
internal static partial class CitedNumbers
{
    /// <summary>The numbers that name a source which was given, in the order of first use; invented ones are dropped.</summary>
    public static IReadOnlyList<int> In(string answer, int sources) =>
    [
        .. Marker().Matches(answer)
            .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .Where(number => number >= 1 && number <= sources)
            .Distinct(),
    ];

    [GeneratedRegex(@"\[(\d{1,3})\]")]
    private static partial Regex Marker();
}
