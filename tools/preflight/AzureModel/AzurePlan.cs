using Planning.Plans;
using Preflight.Requests;

namespace Preflight.AzureModel;

/// <summary>A plan in terms of Azure: resources by type and id, dependencies and role assignments.</summary>
public sealed class AzurePlan
{
    private readonly Dictionary<string, AzureResource> _byUrn;
    private readonly Dictionary<string, AzureResource> _byId;
    private readonly ILookup<string, AzureResource> _byToken;
    private readonly Dictionary<string, PlannedResource> _planned;
    private readonly Dictionary<string, HashSet<string>> _behind = [];
    private readonly Lazy<decimal> _monthlyCost;
    private readonly Lazy<IReadOnlyList<SiteSettings>> _settings;

    /// <param name="monthlyCost">The estimated cost of a month in US dollars; made when it is first needed.</param>
    /// <param name="before">A plan of which this one is a copy with changes: what both hold as one object is read once.</param>
    public AzurePlan(
        Plan plan,
        ArmTemplate template,
        Stage stage,
        DateOnly today,
        Lazy<decimal> monthlyCost,
        string? directory,
        AzurePlan? before = null
    )
    {
        (Plan, Template, Stage, Today, Directory) = (plan, template, stage, today, directory);
        _monthlyCost = monthlyCost;
        _settings = new(() => SiteSettings.Of(this));
        Resources =
        [
            .. plan
                .Resources.Where(resource =>
                    resource.Custom && !resource.Read && resource.Type.StartsWith("azure-native:", StringComparison.Ordinal)
                )
                .Select(resource =>
                    before?._byUrn.GetValueOrDefault(resource.Urn) is { } same && ReferenceEquals(same.Planned, resource)
                        ? same
                        : new AzureResource(resource)
                ),
        ];
        _planned = plan.Resources.ToDictionary(resource => resource.Urn);
        _byUrn = Resources.ToDictionary(resource => resource.Planned.Urn);
        _byId = Resources
            .Where(resource => resource.Id.Length > 0)
            .GroupBy(resource => resource.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        _byToken = Resources.ToLookup(resource => resource.Token);
        Grants = [.. Of("authorization:RoleAssignment").Select(RoleGrant.Of)];
        Network = new Topology(this);
    }

    public Plan Plan { get; }

    public ArmTemplate Template { get; }

    public Stage Stage { get; }

    /// <summary>Given, never read from the clock: a judgement can be repeated.</summary>
    public DateOnly Today { get; }

    /// <summary>The estimated cost of a month in US dollars.</summary>
    public decimal MonthlyCost => _monthlyCost.Value;

    /// <summary>The project's folder; null if only the plan is known.</summary>
    public string? Directory { get; }

    public IReadOnlyList<AzureResource> Resources { get; }

    public IReadOnlyList<RoleGrant> Grants { get; }

    public Topology Network { get; }

    /// <summary>What the apps of the sites say that they read; empty if none says so.</summary>
    public IReadOnlyList<AppDeclaration> Apps { get; init; } = [];

    /// <summary>The app settings of each site and slot.</summary>
    public IReadOnlyList<SiteSettings> Settings => _settings.Value;

    /// <summary>A copy in which one resource has no inputs.</summary>
    public AzurePlan WithoutInputs(AzureResource resource)
    {
        var plan = Plan with
        {
            Resources = [.. Plan.Resources.Select(each => ReferenceEquals(each, resource.Planned) ? each with { Inputs = [] } : each)],
        };
        return new AzurePlan(plan, Template.For(plan), Stage, Today, _monthlyCost, Directory, this) { Apps = Apps };
    }

    public IEnumerable<AzureResource> Of(params string[] tokens) => tokens.SelectMany(token => _byToken[token]);

    /// <summary>Web apps and their slots.</summary>
    public IEnumerable<AzureResource> Sites => Of("web:WebApp", "web:WebAppSlot");

    /// <summary>Ids are without case.</summary>
    public AzureResource? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>The planned resource that contains an id: the network of a subnet, the account of a container.</summary>
    public AzureResource? Above(string id)
    {
        for (var cut = id.LastIndexOf('/'); cut > 0; cut = id.LastIndexOf('/', cut - 1))
        {
            if (Find(id[..cut]) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The direct ARM parent of a child resource, such as the account of a deployment.</summary>
    public AzureResource? ParentOf(AzureResource child) =>
        Above(child.Id) is { } found && found.Token != "resources:ResourceGroup" ? found : null;

    public IEnumerable<AzureResource> ChildrenOf(AzureResource parent) =>
        Resources.Where(resource =>
            parent.Id.Length > 0
            && resource.Id.StartsWith(parent.Id + "/", StringComparison.OrdinalIgnoreCase)
            && !resource.Id[parent.Id.Length..].Contains("/providers/", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>True if a resource waits for another, directly or not.</summary>
    public bool Waits(AzureResource resource, AzureResource other) => Behind(resource.Planned.Urn).Contains(other.Planned.Urn);

    /// <summary>The principal ids that a resource acts as.</summary>
    public IEnumerable<string> PrincipalsOf(AzureResource resource)
    {
        var own = new[] { resource.Planned.Outputs.Text("principalId"), resource.Planned.Outputs.Text("identity.principalId") };
        var given = IdentitiesOf(resource).Select(identity => identity.Planned.Outputs.Text("principalId"));
        return own.Concat(given).OfType<string>().Where(id => !AzureResource.IsHidden(id)).Distinct();
    }

    /// <summary>The planned user-assigned identities that a resource is given.</summary>
    public IEnumerable<AzureResource> IdentitiesOf(AzureResource resource) =>
        resource.Texts("identity.userAssignedIdentities").Select(Find).OfType<AzureResource>();

    private HashSet<string> Behind(string urn)
    {
        if (_behind.TryGetValue(urn, out var known))
        {
            return known;
        }

        var found = _behind[urn] = [];
        foreach (var dependency in _planned.TryGetValue(urn, out var resource) ? resource.DependsOn : [])
        {
            if (found.Add(dependency))
            {
                found.UnionWith(Behind(dependency));
            }
        }

        return found;
    }
}
