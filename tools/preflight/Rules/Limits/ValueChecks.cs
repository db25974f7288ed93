using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Preflight.AzureModel;

namespace Preflight.Rules.Limits;

/// <summary>Checks of one value: a range, a list of values, a form, a length.</summary>
internal static class ValueChecks
{
    /// <summary>Far above what a match takes; it only ends a pattern that would never end.</summary>
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(5);

    /// <param name="range">Least and most; null for no limit on that side.</param>
    /// <param name="multiple">What the number must be a multiple of; 0 for any.</param>
    public static ILimitCheck Range(JsonElement range, decimal multiple)
    {
        var (least, most) = Bounds(range);
        var allowed = Between(least, most) + (multiple == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" in steps of {multiple}"));
        return new ValueCheck(place =>
            place.Number is { } number
            && number >= (least ?? number)
            && number <= (most ?? number)
            && (multiple == 0 || number % multiple == 0)
                ? null
                : $"is {Shown(place)}; allowed: {allowed}"
        );
    }

    public static ILimitCheck Values(IReadOnlyList<string> allowed) =>
        new ValueCheck(place => Has(allowed, place) ? null : $"is {Shown(place)}; allowed: {string.Join(", ", allowed)}");

    public static ILimitCheck Not(IReadOnlyList<string> refused) =>
        new ValueCheck(place => Has(refused, place) ? $"is {Shown(place)}" : null);

    /// <param name="form">What the pattern means, in words.</param>
    public static ILimitCheck Pattern(string pattern, string form)
    {
        var expression = Expression(pattern);
        return new ValueCheck(place => place.Text is { } text && expression.Value.IsMatch(text) ? null : $"is {Shown(place)}; use {form}");
    }

    /// <summary>For the keys of a map.</summary>
    public static ILimitCheck Key(string pattern, string form)
    {
        var expression = Expression(pattern);
        return new ValueCheck(place => expression.Value.IsMatch(place.Key) ? null : $"has the name {place.Key}; use {form}");
    }

    public static ILimitCheck Form(LimitForm form) =>
        new ValueCheck(place => place.Text is { } text && form.Fits(text) ? null : $"is {Shown(place)}; use {form.Words}");

    public static ILimitCheck KeyForm(LimitForm form) =>
        new ValueCheck(place => form.Fits(place.Key) ? null : $"has the name {place.Key}; use {form.Words}");

    public static ILimitCheck Length(JsonElement range)
    {
        var (least, most) = Bounds(range);
        return new ValueCheck(place =>
            place.Text is not { } text || (text.Length >= (least ?? 0) && text.Length <= (most ?? text.Length))
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"has {text.Length} characters; allowed: {Between(least, most)}")
        );
    }

    /// <summary>The number of elements of a list or a map.</summary>
    public static ILimitCheck Count(JsonElement range)
    {
        var (least, most) = Bounds(range);
        return new ValueCheck(place =>
            ((place.Node as JsonArray)?.Count ?? (place.Node as JsonObject)?.Count) is not { } count
            || (count >= (least ?? 0) && count <= (most ?? count))
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"has {count} elements; allowed: {Between(least, most)}")
        );
    }

    /// <param name="range">Two durations of ISO 8601, or null for no limit on that side.</param>
    public static ILimitCheck Duration(JsonElement range)
    {
        var (least, most) = (range[0].GetString(), range[1].GetString());
        return new ValueCheck(place =>
            IsoDuration.Of(place.Text) is { } time && time >= (IsoDuration.Of(least) ?? time) && time <= (IsoDuration.Of(most) ?? time)
                ? null
                : $"is {Shown(place)}; allowed: {least ?? "0"} to {most ?? "any duration"}"
        );
    }

    public static string Shown(LimitPlace place) =>
        place.Text is { } text ? $"'{text}'"
        : place.Node is JsonArray ? "a list"
        : "an object";

    /// <summary>Made when a value is first compared with it.</summary>
    private static Lazy<Regex> Expression(string pattern) => new(() => new Regex(pattern, RegexOptions.None, PatternTime));

    private static bool Has(IReadOnlyList<string> values, LimitPlace place) =>
        values.Contains(place.Text, StringComparer.OrdinalIgnoreCase)
        || (
            place.Number is { } number
            && values.Any(value => decimal.TryParse(value, CultureInfo.InvariantCulture, out var each) && each == number)
        );

    private static (decimal? Least, decimal? Most) Bounds(JsonElement range) => (Bound(range[0]), Bound(range[1]));

    private static decimal? Bound(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal();

    private static string Between(decimal? least, decimal? most) =>
        (least, most) switch
        {
            (null, { } top) => string.Create(CultureInfo.InvariantCulture, $"at most {top}"),
            ({ } bottom, null) => string.Create(CultureInfo.InvariantCulture, $"at least {bottom}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"),
        };
}
