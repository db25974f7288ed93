using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>The engine's answer about a resource.</summary>
internal sealed record Registered(
    string Urn,
    string Id,
    Struct? State,
    Dictionary<string, ImmutableHashSet<Resource>>? Dependencies = null,
    bool Succeeded = true
);
