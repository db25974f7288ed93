using System.Collections.Concurrent;
using System.IO.Compression;
using Azure.Bicep.Types;
using Azure.Bicep.Types.Az;
using Azure.Bicep.Types.Concrete;
using Azure.Bicep.Types.Index;
using Azure.Bicep.Types.Serialization;

namespace Preflight.Requests;

/// <summary>Azure's own type definitions. A provider's file is read once, when its first type is asked for. Safe for threads.</summary>
public sealed class AzureTypes
{
    private readonly ConcurrentDictionary<string, Lazy<TypeBase[]>> _files = new();

    /// <summary>Lower-case type → version → where it is defined.</summary>
    private readonly Lazy<ILookup<string, (string Version, CrossFileTypeReference Reference)>> _index = new(() =>
        new AzTypeLoader()
            .LoadTypeIndex()
            .Resources.Select(entry => (Parts: entry.Key.Split('@'), Reference: (CrossFileTypeReference)entry.Value))
            .ToLookup(entry => entry.Parts[0].ToLowerInvariant(), entry => (entry.Parts[1], entry.Reference))
    );

    /// <returns>
    /// The body's type and the version it is of: the one asked for, or the nearest before it, or the nearest after. Null if Azure
    /// publishes no definition.
    /// </returns>
    public (TypeBase Body, string Version)? Find(string armType, string apiVersion)
    {
        var versions = _index.Value[armType.ToLowerInvariant()].OrderBy(entry => entry.Version, StringComparer.Ordinal).ToList();
        if (versions.Count == 0)
        {
            return null;
        }

        var exact = versions.FindIndex(entry => entry.Version == apiVersion);
        var before = versions.FindLastIndex(entry => string.CompareOrdinal(entry.Version, apiVersion) < 0);
        var (version, reference) = versions[exact >= 0 ? exact : Math.Max(before, 0)];
        return (((ResourceType)File(reference.RelativePath)[reference.Index]).Body.Type, version);
    }

    private TypeBase[] File(string path) => _files.GetOrAdd(path, name => new Lazy<TypeBase[]>(() => Read(name))).Value;

    private static TypeBase[] Read(string path)
    {
        using var compressed = typeof(AzTypeLoader).Assembly.GetManifestResourceStream($"{path}.deflated")
            ?? throw new InvalidOperationException($"the type definitions have no file {path}");
        using var stream = new DeflateStream(compressed, CompressionMode.Decompress);
        return TypeSerializer.Deserialize(stream);
    }
}
