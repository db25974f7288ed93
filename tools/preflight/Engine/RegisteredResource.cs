using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Preflight.Engine;

/// <summary>A resource as the program registered or read it, with the outputs it was answered.</summary>
internal sealed record RegisteredResource
{
    public required string Urn { get; init; }
    public required string Id { get; init; }
    public required RegisterResourceRequest Request { get; init; }
    public bool IsRead { get; init; }
    public Struct Outputs { get; set; } = new();
}
