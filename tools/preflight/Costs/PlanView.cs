using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Costs;

/// <summary>The resources of a plan that are to be paid, without the requests and types that judging needs: an estimate is quick.</summary>
public sealed class PlanView
{
    private readonly ILookup<string, AzureResource> _byToken;
    private readonly Dictionary<string, PlannedResource> _byUrn;

    public PlanView(Plan plan)
    {
        _byUrn = plan.Resources.ToDictionary(resource => resource.Urn);
        var managed = plan
            .Resources.Where(resource =>
                resource.Custom && !resource.Read && !resource.Type.StartsWith("pulumi:", StringComparison.Ordinal)
            )
            .ToList();
        Azure =
        [
            .. managed
                .Where(resource => resource.Type.StartsWith("azure-native:", StringComparison.Ordinal))
                .Select(resource => new AzureResource(resource)),
        ];
        Others = [.. managed.Where(resource => !resource.Type.StartsWith("azure-native:", StringComparison.Ordinal))];
        _byToken = Azure.ToLookup(resource => resource.Token);
    }

    public IReadOnlyList<AzureResource> Azure { get; }

    /// <summary>Of other providers.</summary>
    public IReadOnlyList<PlannedResource> Others { get; }

    public IEnumerable<AzureResource> Of(string token) => _byToken[token];

    public string ComponentOf(PlannedResource resource) =>
        resource.Parent is { } urn && _byUrn.TryGetValue(urn, out var parent) && parent.Type != "pulumi:pulumi:Stack" ? parent.Name : "";
}
