using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AzureSimulator.Calls;

/// <summary>Reads properties of a body that may not be there.</summary>
public static class JsonPath
{
    /// <returns>Null if a part of the path is missing or no object.</returns>
    public static JsonNode? At(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }

    public static string? Text(JsonNode? node, params ReadOnlySpan<string> path) =>
        At(node, path) is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool IsTrue(JsonNode? node, params ReadOnlySpan<string> path) =>
        At(node, path) is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    /// <returns>Null if it is not there or no number.</returns>
    public static double? Number(JsonNode? node, params ReadOnlySpan<string> path) =>
        At(node, path) is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)
            : null;

    /// <returns>The objects of a list; none if it is missing.</returns>
    public static IEnumerable<JsonObject> Items(JsonNode? node, params ReadOnlySpan<string> path) =>
        (At(node, path) as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <returns>Every text in a body, at any depth.</returns>
    public static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            JsonObject inner => inner.SelectMany(member => Texts(member.Value)),
            JsonArray list => list.SelectMany(Texts),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
            _ => [],
        };
}
