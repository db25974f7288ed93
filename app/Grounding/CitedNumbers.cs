using System.Globalization;
using System.Text.RegularExpressions;

namespace App.Grounding;

/// <summary>The [1] markers of an answer, each once, in order of first use.</summary>
/// <param name="Given">Numbers of sources that the model received.</param>
/// <param name="Invented">Numbers without a source.</param>
internal sealed partial record CitedNumbers(IReadOnlyList<int> Given, IReadOnlyList<int> Invented)
{
    public static CitedNumbers None { get; } = new([], []);

    public static CitedNumbers In(string answer, int sources)
    {
        var numbers = Marker()
            .Matches(answer)
            .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .Distinct()
            .ToLookup(number => number >= 1 && number <= sources);
        return new([.. numbers[true]], [.. numbers[false]]);
    }

    [GeneratedRegex(@"\[(\d{1,3})\]")]
    private static partial Regex Marker();
}
