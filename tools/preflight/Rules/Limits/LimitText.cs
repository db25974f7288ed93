using System.Text.Json;

namespace Preflight.Rules.Limits;

/// <summary>Scalars of a table of limits, as the text that inputs are compared with.</summary>
internal static class LimitText
{
    public static string Of(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.GetRawText(),
        };

    public static IReadOnlyList<string> List(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Of)] : [Of(value)];
}
