using System.Globalization;
using System.Text.RegularExpressions;

namespace App.Search;

/// <summary>The name of an index: ALIAS-vSCHEMA-TIME, with the time of its creation.</summary>
internal sealed partial record IndexName(string Alias, int Schema, string Time)
{
    private const string TimeFormat = "yyyyMMddHHmmss";

    public static IndexName New(string alias, int schema, DateTimeOffset now) =>
        new(alias, schema, now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));

    /// <summary>Null for an index of another app.</summary>
    public static IndexName? Of(string alias, string name) =>
        name.StartsWith($"{alias}-v", StringComparison.Ordinal) && Ending().Match(name[alias.Length..]) is { Success: true } ending
            ? new(alias, int.Parse(ending.Groups[1].ValueSpan, CultureInfo.InvariantCulture), ending.Groups[2].Value)
            : null;

    public bool IsNewerThan(IndexName other) => string.CompareOrdinal(Time, other.Time) > 0;

    public DateTimeOffset BegunAt =>
        DateTimeOffset.ParseExact(Time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public override string ToString() => $"{Alias}-v{Schema}-{Time}";

    [GeneratedRegex("^-v([0-9]{1,6})-([0-9]{14})$")]
    private static partial Regex Ending();
}
