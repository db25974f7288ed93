using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>An archive of assets and archives, by path.</summary>
public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets) : Archive(Wire.Assets, assets.ToImmutableDictionary());
