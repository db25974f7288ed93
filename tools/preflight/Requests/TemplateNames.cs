using System.Text.Json.Nodes;
using Planning.Requests;

namespace Preflight.Requests;

/// <summary>
/// How the resources of a template call each other. Extensions of one type and name, such as the diagnostic settings of several resources,
/// take their names from a variable each, so that a reference says which is meant.
/// </summary>
internal sealed class TemplateNames
{
    private const string Variable = "names";
    private readonly Dictionary<string, ArmResource> _byId;
    private readonly Dictionary<ArmResource, string> _shared;

    public TemplateNames(IReadOnlyList<ArmResource> resources)
    {
        _byId = resources
            .GroupBy(resource => resource.Planned.Id!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
        _shared = resources
            .GroupBy(resource => (resource.Type.ToLowerInvariant(), resource.Name.ToLowerInvariant()))
            .Where(same => same.Count() > 1)
            .SelectMany(same => same)
            .Select((resource, i) => (resource, i))
            .ToDictionary(each => each.resource, each => $"name{each.i + 1}");
    }

    /// <summary>The template's variables; empty if no name is shared.</summary>
    public JsonObject Variables =>
        _shared.Count == 0
            ? []
            : new JsonObject
            {
                [Variable] = new JsonObject(
                    _shared.Select(each => KeyValuePair.Create(each.Value, (JsonNode?)TemplateParameters.Escaped(each.Key.Name)))
                ),
            };

    public string Name(ArmResource resource) =>
        _shared.TryGetValue(resource, out var key) ? $"[variables('{Variable}').{key}]" : TemplateParameters.Escaped(resource.Name);

    /// <summary>The resource that an extension extends. The id itself where the template does not create it.</summary>
    public string Scope(string id) => _byId.TryGetValue(id, out var resource) && resource.Scope is null ? Id(resource) : id;

    public bool Contains(string id) => _byId.ContainsKey(id);

    /// <summary>What dependsOn says; null for an extension of a shared name, of which a template cannot say which is meant.</summary>
    public string? Dependency(ArmResource resource) =>
        resource.Scope is null ? Id(resource)
        : _shared.ContainsKey(resource) ? null
        : TemplateParameters.Escaped(resource.Name);

    private static string Id(ArmResource resource) =>
        $"[resourceId('{resource.Type}', {string.Join(", ", resource.Name.Split('/').Select(name => $"'{name.Replace("'", "''")}'"))})]";
}
