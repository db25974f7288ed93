using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;

namespace Preflight.Requests;

/// <summary>
/// Maps inputs to their place in ARM: at the same level or one below in `properties`, in every object of the body. A list of ids where ARM
/// has a map becomes its keys. Inputs that cannot be mapped are reported.
/// </summary>
/// <param name="token">Without "azure-native:".</param>
public sealed class BodyMapper(string token)
{
    private const string Below = "properties.";
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
        var members = Members.Of(type, source)!;
        var wanted = members.ContainsKey(name) ? name : InputNames.Rename(token, name) ?? name;
        if (Named(members, wanted) is { } own)
        {
            target[own] = Value(value, members[own].Type.Type, path);
        }
        else if (
            members.TryGetValue("properties", out var properties)
            && Members.Of(properties.Type.Type, Inner(source)) is { } inner
            && Named(inner, wanted.StartsWith(Below, StringComparison.Ordinal) ? wanted[Below.Length..] : wanted) is { } deeper
        )
        {
            var below = target["properties"] as JsonObject ?? [];
            target["properties"] = below;
            below[deeper] = Value(value, inner[deeper].Type.Type, path);
        }
        else if (Members.Additional(type) is { } additional)
        {
            target[name] = Value(value, additional, path);
        }
        else
        {
            _unmapped.Add(path);
        }
    }

    /// <summary>The place of a discriminator of `properties`: inside it, or flattened next to the other inputs.</summary>
    private static JsonNode Inner(JsonNode source) => source["properties"] ?? source;

    /// <summary>The exact name, or the only one that differs in case and underscores.</summary>
    private static string? Named(IReadOnlyDictionary<string, ObjectTypeProperty> members, string name) =>
        members.ContainsKey(name) ? name : members.Keys.FirstOrDefault(member => InputNames.Folded(member) == InputNames.Folded(name));

    private JsonNode? Value(JsonNode? value, TypeBase type, string path) =>
        value switch
        {
            JsonObject map when Members.Of(type, map) is not null => Object(map, type, path),
            JsonArray list when type is ArrayType array => new JsonArray([
                .. list.Select((item, i) => Value(item, array.ItemType.Type, $"{path}[{i}]")),
            ]),

            // Pulumi lists the ids of assigned identities; ARM has them as the keys of a map.
            JsonArray ids when type is ObjectType => new JsonObject(
                ids.Select(id => KeyValuePair.Create(id!.ToString(), (JsonNode?)new JsonObject()))
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
