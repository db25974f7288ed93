using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>A resource that is created if it is missing; otherwise some of its properties are compared.</summary>
internal sealed record WantedResource : IWanted
{
    /// <summary>As in "key vault".</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>The body of the create request.</summary>
    public required JsonObject Body { get; init; }

    public IReadOnlyList<Held> Held { get; init; } = [];

    /// <summary>A short purpose.</summary>
    public required string Why { get; init; }

    /// <summary>True if Azure accepts updates of single properties; otherwise the whole current body is sent with the changes.</summary>
    public bool TakesPatches { get; init; }

    /// <summary>A title if the last part of the id is only a number.</summary>
    public string? Title { get; init; }

    public async Task<Step?> CompareAsync(IResourceManager azure, CancellationToken cancellation)
    {
        var what = $"{Kind} {Title ?? ArmId.Name(Id)}";
        if (await azure.FindAsync(Id, ApiVersion, cancellation) is not { } existing)
        {
            return new Step(what, IsNew: true, [Why], stop => azure.PutAsync(Id, ApiVersion, Body.DeepClone().AsObject(), stop));
        }

        var differing = Held.Where(held => held.Difference(existing) is not null).ToList();
        return differing.Count == 0
            ? null
            : new Step(what, IsNew: false, [.. differing.Select(held => held.Difference(existing)!)], stop =>
                ChangeAsync(azure, existing, differing, stop)
            );
    }

    private Task ChangeAsync(IResourceManager azure, JsonObject existing, List<Held> differing, CancellationToken cancellation)
    {
        var body = new JsonObject();
        if (!TakesPatches)
        {
            foreach (var part in Body.Select(part => part.Key))
            {
                body[part] = existing[part]?.DeepClone() ?? Body[part]?.DeepClone();
            }
        }

        differing.ForEach(held => held.Write(body));
        return TakesPatches ? azure.PatchAsync(Id, ApiVersion, body, cancellation) : azure.PutAsync(Id, ApiVersion, body, cancellation);
    }
}
