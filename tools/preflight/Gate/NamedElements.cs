using System.Text.Json.Nodes;

namespace Preflight.Gate;

/// <summary>
/// Inputs with lists of named things, as subnets in a network, written as maps by name: a thing's place in its list means nothing.
/// </summary>
public static class NamedElements
{
    public static JsonNode? AsMaps(JsonNode? node) =>
        node switch
        {
            JsonArray list when list.Count > 0 && list.All(IsNamed) => new JsonObject(
                list.DistinctBy(Name).Select(element => KeyValuePair.Create(Name(element), AsMaps(element)))
            ),
            JsonArray list => new JsonArray([.. list.Select(AsMaps)]),
            JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, AsMaps(entry.Value)))),
            _ => node?.DeepClone(),
        };

    private static bool IsNamed(JsonNode? element) => element is JsonObject map && map["name"] is JsonValue;

    /// <summary>What would be a step in a path is none in a name.</summary>
    private static string Name(JsonNode? element) => element!["name"]!.ToString().Replace('.', '_').Replace('[', '(').Replace(']', ')');
}
