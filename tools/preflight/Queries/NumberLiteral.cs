using System.Globalization;

namespace Preflight.Queries;

/// <summary>Numbers and times as queries have them: 5, 0x1F, 1.5e3, 30m, 1hour.</summary>
internal static class NumberLiteral
{
    private static readonly Dictionary<string, TimeSpan> Units = Make();

    public static bool Is(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        || text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && text.Skip(2).All(char.IsAsciiHexDigit)
        || Time(text) is not null;

    /// <returns>Null if it is no time.</returns>
    public static TimeSpan? Time(string text)
    {
        var unit = text.AsSpan().TrimStart("0123456789.").ToString();
        return
            Units.TryGetValue(unit, out var one)
            && double.TryParse(text.AsSpan(0, text.Length - unit.Length), CultureInfo.InvariantCulture, out var count)
            && count * one.TotalDays < 3_000_000
            ? one * count
            : null;
    }

    private static Dictionary<string, TimeSpan> Make()
    {
        var units = new Dictionary<string, TimeSpan>();
        void Add(TimeSpan time, string names)
        {
            foreach (var name in names.Split(' '))
            {
                units[name] = time;
            }
        }

        Add(TimeSpan.FromDays(1), "d day days");
        Add(TimeSpan.FromHours(1), "h hr hrs hour hours");
        Add(TimeSpan.FromMinutes(1), "m min minute minutes");
        Add(TimeSpan.FromSeconds(1), "s sec second seconds");
        Add(TimeSpan.FromMilliseconds(1), "ms milli millis millisec millisecond milliseconds");
        Add(TimeSpan.FromMicroseconds(1), "micro micros microsec microsecond microseconds");
        Add(TimeSpan.FromTicks(1), "tick ticks nano nanos nanosec nanosecond nanoseconds");
        return units;
    }
}
