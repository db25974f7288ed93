using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Stands where a result should have been an archive and was something else.</summary>
internal sealed class InvalidArchive() : Archive(Wire.Assets, ImmutableDictionary<string, AssetOrArchive>.Empty);
