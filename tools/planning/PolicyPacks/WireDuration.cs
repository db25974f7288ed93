using System.Globalization;
using System.Text.RegularExpressions;

namespace Planning.PolicyPacks;

/// <summary>Timeouts of resources: programs write them as in 1h30m, and a policy pack receives seconds.</summary>
public static partial class WireDuration
{
    /// <returns>0 if there is none, or if it is no duration.</returns>
    public static double Seconds(string? text) =>
        text is not null && Whole().IsMatch(text)
            ? Part()
                .Matches(text)
                .Sum(part => double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * Unit(part.Groups[2].Value))
            : 0;

    /// <returns>In the largest units that are whole, as in 90m; null for 0.</returns>
    public static string? Text(double seconds) =>
        seconds <= 0 ? null
        : seconds % 3600 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}h")
        : seconds % 60 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}m")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds}s");

    private static double Unit(string unit) =>
        unit switch
        {
            "h" => 3600,
            "m" => 60,
            "s" => 1,
            "ms" => 1e-3,
            "us" => 1e-6,
            _ => 1e-9,
        };

    [GeneratedRegex(@"^(?:\d+(?:\.\d+)?(?:h|ms|m|s|us|ns))+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(\d+(?:\.\d+)?)(h|ms|m|s|us|ns)")]
    private static partial Regex Part();
}
