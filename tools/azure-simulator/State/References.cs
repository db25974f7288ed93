using System.Text.Json;
using System.Text.Json.Nodes;
using AzureSimulator.Ids;

namespace AzureSimulator.State;

/// <summary>Which resources name another one in their body.</summary>
public static class References
{
    /// <returns>Resources outside the id whose body names it or something below it, each with the path of the property that does.</returns>
    public static IEnumerable<(Resource From, string Path)> To(string id, AzureState azure) =>
        from resource in azure.Resources.All
        where !ArmPath.IsWithin(resource.Id, id)
        from path in Paths(resource.Body, id, "")
        select (resource, path);

    /// <returns>Every text in a body, names of members included: some bodies carry ids there.</returns>
    public static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            JsonObject inner => inner.SelectMany(member => Texts(member.Value).Prepend(member.Key)),
            JsonArray list => list.SelectMany(Texts),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
            _ => [],
        };

    private static IEnumerable<string> Paths(JsonNode? node, string id, string path) =>
        node switch
        {
            JsonObject inner => inner.SelectMany(member =>
                ArmPath.IsWithin(member.Key, id) ? [$"{path}.{member.Key}"] : Paths(member.Value, id, $"{path}.{member.Key}")
            ),
            JsonArray list => list.SelectMany(item => Paths(item, id, path)),
            JsonValue value when value.GetValueKind() == JsonValueKind.String && ArmPath.IsWithin(value.GetValue<string>(), id) => [path],
            _ => [],
        };
}
