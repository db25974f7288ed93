using Google.Protobuf.WellKnownTypes;
using Planning.Wire;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>A resource as the program registered or read it, with the outputs it was answered.</summary>
public sealed record RegisteredResource
{
    public required string Urn { get; init; }
    public required string Id { get; init; }
    public required RegisterResourceRequest Request { get; init; }
    public bool IsRead { get; init; }
    public Struct Outputs { get; set; } = new();
}
