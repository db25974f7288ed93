using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>A resource that is made where there is none, and held to some of its properties where there is one.</summary>
internal sealed record WantedResource : IWanted
{
    /// <summary>As in "key vault".</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>What a new one is made with.</summary>
    public required JsonObject Body { get; init; }

    public IReadOnlyList<Held> Held { get; init; } = [];

    /// <summary>What it is for, in a few words.</summary>
    public required string Why { get; init; }

    /// <summary>True where Azure takes changes of single properties; otherwise what is there is sent back whole, changed.</summary>
    public bool TakesPatches { get; init; }

    /// <summary>What to call it where the last part of its id is only a number.</summary>
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
