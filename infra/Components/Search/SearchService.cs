using Infra.Access;
using Infra.Context;
using Infra.Naming;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Search;
using Pulumi.AzureNative.Search.Inputs;

namespace Infra.Components.Search;

/// <summary>An AI Search service with Entra ID authentication only.</summary>
public sealed class SearchService : ComponentResource
{
    private readonly DataService _service;

    public SearchService(string name, SearchServiceArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:search:SearchService", name, options)
    {
        var (context, settings) = (args.Context, args.Settings);
        var rules = new NetworkRuleSetArgs { Bypass = "None" };
        foreach (var address in context.Access.IsPublic ? context.Access.AllowedAddresses : [])
        {
            rules.IpRules.Add(new IpRuleArgs { Value = address });
        }

        var search = new ServiceArgs
        {
            SearchServiceName = context.Names.Of(args.NamePrefix, 60),
            ResourceGroupName = context.ResourceGroupName,
            Location = settings.Location,
            Sku = new SkuArgs { Name = settings.Sku.Name },
            ReplicaCount = settings.Replicas,
            PartitionCount = 1,
            SemanticSearch = settings.SemanticRanker,
            DisableLocalAuth = true,
            PublicNetworkAccess = context.Access.State,
            NetworkRuleSet = rules,
            Identity = new IdentityArgs { Type = "SystemAssigned" },
            Tags = context.Tags,
        };

        // Where the app pushes documents in, the service itself has no reason to call out. The basic tier lacks this setting.
        if (settings.Sku.Name != "basic" && !args.CallsOut)
        {
            search.DataExfiltrationProtections.Add("BlockAll");
        }

        if (context.Encryption is { } key)
        {
            search.Identity = new IdentityArgs { Type = "SystemAssigned, UserAssigned", UserAssignedIdentities = { key.IdentityId } };
            search.EncryptionWithCmk = new EncryptionWithCmkArgs { Enforcement = SearchEncryptionWithCmk.Enabled };
        }

        // Azure sets it when it offers a newer version of the service; the program never does.
        var serviceOptions = context.DataOptions(this);
        serviceOptions.IgnoreChanges.Add("upgradeAvailable");
        var service = new Service($"{name}-service", search, serviceOptions);
        _service = new DataService(name, context, this, service.Id);
        _service.CreateDiagnosticsAndEndpoint(LogCategories.Search, LinkTarget.Search);

        Id = service.Id;
        Name = service.Name;
        Endpoint = Output.Format($"https://{service.Name}.search.windows.net");
        Principal = new("search", service.Identity.Apply(identity => identity!.PrincipalId), "ServicePrincipal");
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("name")]
    public Output<string> Name { get; private set; }

    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    /// <summary>The service's own identity, with which it calls other services.</summary>
    public Principal Principal { get; }

    /// <summary>Names a child whose deletion the service's lock blocks.</summary>
    public void Covers(CustomResource child) => _service.Covers(child);

    /// <summary>Creates, fills and queries indexes.</summary>
    public IEnumerable<RoleAssignment> GrantManaging(Principal principal) =>
        [_service.Grant(principal, Role.SearchServiceContributor), _service.Grant(principal, Role.SearchIndexContributor)];
}
