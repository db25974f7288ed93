using System.Collections.Concurrent;
using System.IO.Compression;
using Azure.Bicep.Types.Concrete;
using Azure.Bicep.Types.Serialization;

namespace AzureDefinitions.Types;

/// <summary>Azure's own type definitions. A provider's file is read once, when its first type is asked for. Safe for threads.</summary>
public sealed class AzureTypes
{
    private readonly ConcurrentDictionary<string, Lazy<TypeBase[]>> _files = new();

    private readonly Lazy<TypeIndex> _index = new(TypeIndex.Read);

    /// <returns>
    /// The body's type and the version it is of: the one asked for, or the nearest before it, or the nearest after. Null if Azure
    /// publishes no definition.
    /// </returns>
    public (TypeBase Body, string Version)? Find(string armType, string apiVersion)
    {
        var versions = _index.Value.Versions(armType);
        if (versions.Count == 0)
        {
            return null;
        }

        var nearest = versions[0];
        foreach (var each in versions.TakeWhile(each => string.CompareOrdinal(each.Version, apiVersion) <= 0))
        {
            nearest = each;
            if (each.Version == apiVersion)
            {
                break;
            }
        }

        return (((ResourceType)File(nearest.Path)[nearest.Index]).Body.Type, nearest.Version);
    }

    /// <summary>The versions of a type, oldest first. Empty if Azure publishes no definition.</summary>
    public IReadOnlyList<string> Versions(string armType) => [.. _index.Value.Versions(armType).Select(each => each.Version)];

    /// <returns>The type as Azure spells it; null if Azure publishes no definition.</returns>
    public string? Spelling(string armType) => _index.Value.Spelling(armType);

    /// <summary>All types of which Azure publishes a definition.</summary>
    public IEnumerable<string> Names => _index.Value.Names;

    private TypeBase[] File(string path) => _files.GetOrAdd(path, name => new Lazy<TypeBase[]>(() => Read(name))).Value;

    private static TypeBase[] Read(string path)
    {
        using var stream = new DeflateStream(TypeIndex.Open(path), CompressionMode.Decompress);
        return TypeSerializer.Deserialize(stream);
    }
}
