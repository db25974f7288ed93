using System.Globalization;
using System.Text.Json.Nodes;
using Planning.Requests;

namespace Rehearsal.Provider;

/// <summary>A body with the content of `properties` one level up, in every object: nearly the shape that Pulumi shows.</summary>
public static class Flat
{
    public static JsonObject Of(JsonObject body)
    {
        var result = new JsonObject();
        foreach (var (name, value) in body)
        {
            if (name != "properties" || value is not JsonObject)
            {
                result[name] = Value(value);
            }
        }

        if (body["properties"] is JsonObject properties)
        {
            foreach (var (name, value) in properties)
            {
                result.TryAdd(name, Value(value));
            }
        }

        return result;
    }

    public static JsonNode? At(JsonNode? node, string path)
    {
        foreach (var step in InputPath.Steps(path))
        {
            node = node switch
            {
                JsonArray list when int.TryParse(step, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
                JsonObject map => map[step],
                _ => null,
            };
        }

        return node;
    }

    private static JsonNode? Value(JsonNode? node) =>
        node switch
        {
            JsonObject map => Of(map),
            JsonArray list => new JsonArray([.. list.Select(Value)]),
            _ => node?.DeepClone(),
        };
}
