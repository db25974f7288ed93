using System.Text.Json.Nodes;

namespace AzureSimulator.State;

/// <summary>A resource that was deleted and can be recovered.</summary>
/// <param name="Below">Its children, as they were.</param>
public sealed record SoftDeleted(Resource Resource, IReadOnlyList<Resource> Below, DateTimeOffset Deleted, DateTimeOffset Purges)
{
    public string Id => Resource.Id;
}
