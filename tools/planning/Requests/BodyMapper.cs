using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using AzureDefinitions.Types;

namespace Planning.Requests;

/// <summary>
/// Maps inputs to their place in ARM: at the same level or one below in `properties`, in every object of the body. A list of ids where ARM
/// has a map becomes its keys. Inputs that cannot be mapped are reported.
/// </summary>
/// <param name="token">Without "azure-native:".</param>
public sealed class BodyMapper(string token)
{
    private readonly List<string> _unmapped = [];

    public IReadOnlyList<string> Unmapped => _unmapped;

    /// <param name="ownName">The last of the resource's names, which tells the forms of sites/config apart.</param>
    /// <param name="isOfThePath">Inputs at the top that are part of the address.</param>
    public JsonObject Map(JsonObject inputs, TypeBase type, string ownName, Func<string, bool> isOfThePath)
    {
        var body = new JsonObject();
        var form = inputs.DeepClone().AsObject();
        form["name"] = ownName;
        foreach (var (name, value) in inputs)
        {
            if (!isOfThePath(name))
            {
                Place(body, name, value, type, form, name);
            }
        }

        return body;
    }

    private void Place(JsonObject target, string name, JsonNode? value, TypeBase type, JsonNode source, string path)
    {
        if (InputPlace.Of(token, type, source, name) is not { } place)
        {
            _unmapped.Add(path);
            return;
        }

        if (place.IsBelow)
        {
            var below = target["properties"] as JsonObject ?? [];
            target["properties"] = below;
            target = below;
        }

        target[place.Name] = Value(value, place.Type, path);
    }

    private JsonNode? Value(JsonNode? value, TypeBase type, string path) =>
        value switch
        {
            JsonObject map when Members.Of(type, map) is not null => Object(map, type, path),
            JsonArray list when type is ArrayType array => new JsonArray([
                .. list.Select((item, i) => Value(item, array.ItemType.Type, $"{path}[{i}]")),
            ]),

            // Pulumi lists the ids of assigned identities; ARM has them as the keys of a map.
            JsonArray ids when type is ObjectType && ids.All(id => id is JsonValue) => new JsonObject(
                ids.Select(id => id!.ToString()).Distinct().Select(id => KeyValuePair.Create(id, (JsonNode?)new JsonObject()))
            ),
            _ => value?.DeepClone(),
        };

    private JsonObject Object(JsonObject map, TypeBase type, string path)
    {
        var target = new JsonObject();
        foreach (var (name, value) in map)
        {
            Place(target, name, value, type, map, $"{path}.{name}");
        }

        return target;
    }
}
