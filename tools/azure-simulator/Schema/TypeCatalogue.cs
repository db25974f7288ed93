using AzureDefinitions.Types;

namespace AzureSimulator.Schema;

/// <summary>The types of Azure by name and version. One for all simulated Azures of a process: it is read once.</summary>
public sealed class TypeCatalogue
{
    private readonly AzureTypes _types = new();
    private readonly Dictionary<(string Type, string Version), ResourceSchema?> _schemas = [];
    private readonly Lazy<IReadOnlyDictionary<string, string>> _spaces;

    public TypeCatalogue() =>
        _spaces = new(() =>
            _types
                .Names.Select(name => name.Split('/')[0])
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToDictionary(name => name, StringComparer.OrdinalIgnoreCase)
        );

    public static TypeCatalogue Shared { get; } = new();

    public IEnumerable<string> Namespaces => _spaces.Value.Keys.Order(StringComparer.OrdinalIgnoreCase);

    /// <returns>A namespace as Azure spells it; null if there is none of this name.</returns>
    public string? Namespace(string name) => _spaces.Value.GetValueOrDefault(name);

    public IEnumerable<string> TypesOf(string space) =>
        _types
            .Names.Where(name => name.StartsWith($"{space}/", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null if Azure publishes nothing of the type.</returns>
    public string? Spelling(string type) => _types.Spelling(type);

    public IReadOnlyList<string> Versions(string type) => _types.Versions(type);

    /// <returns>The type at the version, or at the nearest one before it. Null if Azure publishes nothing of the type.</returns>
    public ResourceSchema? Find(string type, string version)
    {
        lock (_schemas)
        {
            var key = (type.ToUpperInvariant(), version);
            if (!_schemas.TryGetValue(key, out var schema))
            {
                schema = _types.Find(type, version) is { } found ? new ResourceSchema(_types.Spelling(type)!, found.Body) : null;
                _schemas[key] = schema;
            }

            return schema;
        }
    }
}
