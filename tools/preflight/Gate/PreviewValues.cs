using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.Wire;

namespace Preflight.Gate;

/// <summary>
/// Values of a preview as a plan has them: what is secret or not known yet reads as such, and no secret gets any further.
/// </summary>
public static class PreviewValues
{
    /// <summary>
    /// The engine has a mark of the unknown for each kind of value: text, truth value, number, list, map, asset, archive.
    /// </summary>
    private static readonly HashSet<string> Unknowns =
    [
        Signatures.Unknown,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
    ];

    public static JsonObject Object(JsonNode? node) => Clean(node) as JsonObject ?? [];

    private static JsonNode? Clean(JsonNode? node) =>
        node switch
        {
            JsonObject map when map[Signatures.Key]?.ToString() is { } signature => Marked(map, signature),
            JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Clean(entry.Value)))),
            JsonArray list => new JsonArray([.. list.Select(Clean)]),
            JsonValue value when Unknowns.Contains(value.ToString()) => PlannedValues.Unknown,
            _ => node?.DeepClone(),
        };

    private static JsonNode? Marked(JsonObject map, string signature) =>
        signature switch
        {
            Signatures.Secret => PlannedValues.Secret,
            Signatures.Output when map["secret"]?.ToString() == "true" => PlannedValues.Secret,
            Signatures.Output => map.TryGetPropertyValue("value", out var value) ? Clean(value) : PlannedValues.Unknown,
            _ => new JsonObject(
                map.Where(entry => entry.Key != Signatures.Key).Select(entry => KeyValuePair.Create(entry.Key, Clean(entry.Value)))
            ),
        };
}
