using System.Diagnostics.CodeAnalysis;
using Planning.Plans;
using Planning.Requests;
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
    private readonly Plan _plan;
    private readonly ArmTemplate _template;
    private readonly IReadOnlyList<AzureResource> _resources;
    private readonly IReadOnlyList<AzureResource> _sameId;
    private readonly bool _hasUnknownIds;
    private readonly Lazy<IdOrder> _order;
    private Noted<IReadOnlyList<RoleGrant>> _grants;
    private Noted<Topology> _network;
    private Noted<IReadOnlyList<SiteSettings>> _settings;
    private Noted<ILookup<AzureResource, AzureResource>> _users;
    private PlanReads? _reads;

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
        (_plan, _template, Stage, Today, Directory) = (plan, template, stage, today, directory);
        _monthlyCost = monthlyCost;
        _resources =
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
        _byUrn = _resources.ToDictionary(resource => resource.Planned.Urn);
        _byId = new(_resources.Count, StringComparer.OrdinalIgnoreCase);
        _sameId = [.. _resources.Where(resource => resource.Id.Length > 0 && !_byId.TryAdd(resource.Id, resource))];
        _byToken = _resources.ToLookup(resource => resource.Token);
        _hasUnknownIds = _resources.Any(resource => resource.HasUnknownId);
        _order = new(() => new IdOrder(_resources));
        MakeLater();
    }

    public Plan Plan => Whole(_plan);

    public string Stack => _plan.Stack;

    public ArmTemplate Template => Whole(_template);

    /// <returns>Null if the resource has no place in ARM here.</returns>
    public ArmResource? RequestOf(AzureResource resource)
    {
        UnknownReads.Note(resource.HasUnknownId);
        return _template.Find(resource.Planned);
    }

    /// <summary>True if no definition of the resource's type was found.</summary>
    public bool IsUnknown(AzureResource resource) => _template.Unknown.Any(each => ReferenceEquals(each, resource.Planned));

    public Stage Stage { get; }

    /// <summary>Given, never read from the clock: a judgement can be repeated.</summary>
    public DateOnly Today { get; }

    /// <summary>The estimated cost of a month in US dollars.</summary>
    public decimal MonthlyCost => Whole(_monthlyCost).Value;

    /// <summary>The project's folder; null if only the plan is known.</summary>
    public string? Directory { get; }

    public IReadOnlyList<AzureResource> Resources => Whole(_resources);

    /// <summary>Each resource whose id another one before it has.</summary>
    public IReadOnlyList<AzureResource> SameId => Whole(_sameId);

    public IReadOnlyList<RoleGrant> Grants => _grants.Value;

    public Topology Network => _network.Value;

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

    public IEnumerable<AzureResource> Of(params string[] tokens)
    {
        _reads?.Types.UnionWith(tokens);
        return tokens.SelectMany(token => _byToken[token]);
    }

    /// <summary>Web apps and their slots.</summary>
    public IEnumerable<AzureResource> Sites => Of("web:WebApp", "web:WebAppSlot");

    /// <summary>Ids are without case.</summary>
    public AzureResource? Find(string? id)
    {
        if (id is null)
        {
            return null;
        }

        _reads?.Ids.Add(id);
        var found = _byId.GetValueOrDefault(id);
        UnknownReads.Note(found is null && _hasUnknownIds);
        return found;
    }

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

    public IEnumerable<AzureResource> ChildrenOf(AzureResource parent)
    {
        _reads?.Parents.Add(parent.Id);
        UnknownReads.Note(_hasUnknownIds);
        return _order
            .Value.Below(parent.Id)
            .Where(resource => !resource.Id.AsSpan(parent.Id.Length).Contains("/providers/", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What waits for what: all resources by URN, to read nothing but their names and dependencies.</summary>
    public IReadOnlyDictionary<string, PlannedResource> Order
    {
        get
        {
            _reads?.Order = true;
            return _planned;
        }
    }

    /// <summary>True if a resource waits for another, directly or not.</summary>
    public bool Waits(AzureResource resource, AzureResource other)
    {
        _reads?.Order = true;
        return Behind(resource.Planned.Urn).Contains(other.Planned.Urn);
    }

    /// <summary>The principal ids that a resource acts as.</summary>
    public IEnumerable<string> PrincipalsOf(AzureResource resource) =>
        resource.Principals.Concat(IdentitiesOf(resource).SelectMany(identity => identity.Principals)).Distinct();

    /// <summary>The planned user-assigned identities that a resource is given.</summary>
    public IEnumerable<AzureResource> IdentitiesOf(AzureResource resource) =>
        resource.Texts("identity.userAssignedIdentities").Select(Find).OfType<AzureResource>();

    /// <summary>The resources that are given a user-assigned identity.</summary>
    public IEnumerable<AzureResource> UsersOf(AzureResource identity) => _users.Value[identity];

    /// <summary>
    /// The same plan, which notes what is read of it. Grants, network, settings and users are made again, so that what they
    /// read is noted too.
    /// </summary>
    public AzurePlan Noting(PlanReads reads)
    {
        var plan = (AzurePlan)MemberwiseClone();
        plan._reads = reads;
        plan.MakeLater();
        return plan;
    }

    [MemberNotNull(nameof(_grants), nameof(_network), nameof(_settings), nameof(_users))]
    private void MakeLater()
    {
        _grants = new(() => [.. Of("authorization:RoleAssignment").Select(RoleGrant.Of)]);
        _network = new(() => new Topology(this));
        _settings = new(() => SiteSettings.Of(this));
        _users = new(() =>
            Resources
                .SelectMany(user => IdentitiesOf(user).Distinct().Select(given => (given, user)))
                .ToLookup(pair => pair.given, pair => pair.user)
        );
    }

    /// <summary>Notes that a rule can have read anything of the plan.</summary>
    private T Whole<T>(T value)
    {
        _reads?.All = true;
        return value;
    }

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
