using System.Text.Json.Nodes;
using AzureRest;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.LiveChecks;

/// <summary>The plan and the account that it is asked about.</summary>
public sealed class LiveContext(IResourceManager azure, string subscription, AzurePlan plan)
{
    public const string AiApi = "2025-06-01";
    private readonly PlannedLocations _locations = new(plan.Plan);
    private List<JsonObject>? _providers;

    public IResourceManager Azure => azure;

    public string Subscription => subscription;

    public AzurePlan Plan => plan;

    public string Stack => plan.Plan.Stack;

    /// <summary>The stack's own resource group; null if the plan makes none.</summary>
    public string? Group => plan.Of("resources:ResourceGroup").Select(group => group.Id).FirstOrDefault(id => id.Length > 0);

    /// <summary>What Azure says of every provider: registered or not, its types, their regions and zones. Asked once.</summary>
    public async Task<IReadOnlyList<JsonObject>> ProvidersAsync(CancellationToken cancellation) =>
        _providers ??= await azure
            .ListAsync($"/subscriptions/{subscription}/providers", "2021-04-01", cancellation)
            .ToListAsync(cancellation);

    /// <summary>The region of a planned resource, as Azure spells it in ids.</summary>
    public string Region(AzureResource resource) => Plain(_locations.Of(resource.Planned) ?? "");

    /// <summary>"Sweden Central" and swedencentral are one.</summary>
    public static string Plain(string region) => region.Replace(" ", "").ToLowerInvariant();
}
