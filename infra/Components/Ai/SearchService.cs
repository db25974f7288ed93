using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Search;
using Pulumi.AzureNative.Search.Inputs;

namespace Infra.Components;

/// <summary>An AI Search service. It takes Entra ID only.</summary>
public sealed class SearchService : ComponentResource
{
    private readonly StackContext _stack;
    private readonly string _name;

    /// <param name="namePrefix">Begins the service's name; another one for a second service.</param>
    public SearchService(
        string name,
        StackContext stack,
        string namePrefix,
        Diagnostics telemetry,
        PrivateLink? link,
        ComponentResourceOptions? options = null
    )
        : base("ai-workload:search:SearchService", name, options)
    {
        _stack = stack;
        _name = name;
        var rules = new NetworkRuleSetArgs { Bypass = "None" };
        foreach (var address in stack.IsPublic ? stack.AllowedAddresses : [])
        {
            rules.IpRules.Add(new IpRuleArgs { Value = address });
        }

        var args = new ServiceArgs
        {
            SearchServiceName = stack.Names.Of(namePrefix, 60),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Settings.SearchLocation,
            Sku = new SkuArgs { Name = stack.Settings.SearchSku.Name },
            ReplicaCount = stack.Settings.SearchReplicas,
            PartitionCount = 1,
            SemanticSearch = stack.Settings.SemanticSearch,
            DisableLocalAuth = true,
            PublicNetworkAccess = stack.PublicNetworkAccess,
            NetworkRuleSet = rules,
            Identity = new IdentityArgs { Type = "SystemAssigned" },
            Tags = stack.Tags,
        };

        // The program's parts push documents in; the service itself calls nobody, so nobody can make it carry data out.
        if (stack.Settings.SearchSku.Name != "basic")
        {
            args.DataExfiltrationProtections.Add("BlockAll");
        }

        if (stack.Encryption is { } key)
        {
            args.Identity = new IdentityArgs { Type = "SystemAssigned, UserAssigned", UserAssignedIdentities = { key.IdentityId } };
            args.EncryptionWithCmk = new EncryptionWithCmkArgs { Enforcement = SearchEncryptionWithCmk.Enabled };
        }

        var service = new Service($"{name}-service", args, stack.Data(this));
        DeleteLock.On(stack, name, this, service.Id);
        telemetry.Watch(name, this, service.Id, LogCategories.Search);
        link?.Attach(name, this, service.Id, LinkTarget.Search);

        Id = service.Id;
        Name = service.Name;
        Endpoint = Output.Format($"https://{service.Name}.search.windows.net");
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("name")]
    public Output<string> Name { get; private set; }

    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    /// <summary>Makes indexes, fills and searches them: the app those it answers from, agents those of a service of their own.</summary>
    public IEnumerable<RoleAssignment> GrantManaging(Principal principal) =>
        [
            Grant.To(_stack, this, _name, Id, principal, Role.SearchServiceContributor),
            Grant.To(_stack, this, _name, Id, principal, Role.SearchIndexContributor),
        ];
}
