using System.Text.Json;

namespace Preflight.Rules.Limits;

/// <summary>Makes the check that a row asks for.</summary>
internal static class LimitChecks
{
    /// <summary>The properties of which a row has one.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        "range",
        "values",
        "not",
        "pattern",
        "key",
        "form",
        "keyForm",
        "length",
        "count",
        "duration",
        "required",
        "refused",
        "atMost",
        "below",
        "pairs",
        "product",
        "in",
        "unique",
        "uniqueKeys",
        "sum",
    ];

    public static ILimitCheck Of(JsonElement row)
    {
        foreach (var property in row.EnumerateObject())
        {
            if (Of(property.Name, property.Value, row) is { } check)
            {
                return row.TryGetProperty("absent", out _) ? new AbsenceCheck(check, string.Join(" or ", Allowed(row))) : check;
            }
        }

        throw new InvalidOperationException($"a limit has no check: {row.GetRawText()}");
    }

    private static ILimitCheck? Of(string kind, JsonElement value, JsonElement row) =>
        kind switch
        {
            "range" => ValueChecks.Range(value, row.TryGetProperty("multiple", out var multiple) ? multiple.GetDecimal() : 0),
            "values" => ValueChecks.Values(LimitText.List(value)),
            "not" => ValueChecks.Not(LimitText.List(value)),
            "pattern" => ValueChecks.Pattern(value.GetString()!, row.GetProperty("words").GetString()!),
            "key" => ValueChecks.Key(value.GetString()!, row.GetProperty("words").GetString()!),
            "form" => ValueChecks.Form(LimitForm.Of(value.GetString()!)),
            "keyForm" => ValueChecks.KeyForm(LimitForm.Of(value.GetString()!)),
            "length" => ValueChecks.Length(value),
            "count" => ValueChecks.Count(value),
            "duration" => ValueChecks.Duration(value),
            "required" => new PresenceCheck(isRequired: true),
            "refused" => new PresenceCheck(isRequired: false),
            "atMost" => RelationChecks.AtMost(LimitReference.Of(value.GetString()!), isStrict: false),
            "below" => RelationChecks.AtMost(LimitReference.Of(value.GetString()!), isStrict: true),
            "pairs" => RelationChecks.Pairs(LimitReference.Of(row.GetProperty("with").GetString()!), LimitText.List(value)),
            "product" => RelationChecks.Product(
                LimitReference.Of(row.GetProperty("with").GetString()!),
                value.GetDecimal(),
                row.GetProperty("words").GetString()!
            ),
            "in" => ListChecks.In(LimitReference.Of(value.GetString()!)),
            "unique" => ListChecks.Unique(LimitText.List(value)),
            "uniqueKeys" => ListChecks.UniqueKeys(),
            "sum" => ListChecks.Sum(value.GetDecimal()),
            _ => null,
        };

    private static IReadOnlyList<string> Allowed(JsonElement row) =>
        row.TryGetProperty("values", out var values) ? LimitText.List(values) : ["another value"];
}
