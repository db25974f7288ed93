using System.Globalization;
using System.Text.Json;

namespace Pulumi.AzureNative.Generator;

internal static class Literal
{
    public static string Of(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    public static string Of(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Of(value.GetString()!),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => value.GetDouble().ToString(CultureInfo.InvariantCulture),
            _ => throw new InvalidDataException($"a default of kind {value.ValueKind} has no C# literal"),
        };
}
