using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Search;
using Pulumi.AzureNative.Search.Inputs;

namespace Infra.Components;

/// <summary>The AI Search service that holds the app's index. It takes Entra ID only.</summary>
public sealed class SearchService : ComponentResource
{
    private readonly StackContext _stack;

    public SearchService(string name, StackContext stack, Telemetry telemetry, PrivateLink? link, ComponentResourceOptions? options = null)
        : base("ai-workload:search:SearchService", name, options)
    {
        _stack = stack;
        var rules = new NetworkRuleSetArgs { Bypass = "None" };
        foreach (var address in stack.IsPublic ? stack.AllowedAddresses : [])
        {
            rules.IpRules.Add(new IpRuleArgs { Value = address });
        }

        var service = new Service($"{name}-service", new()
        {
            SearchServiceName = stack.Names.Of("srch", 60),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,
            Sku = new SkuArgs { Name = stack.Settings.SearchSku.Name },
            ReplicaCount = stack.Settings.SearchReplicas,
            PartitionCount = 1,
            SemanticSearch = stack.Settings.SemanticSearch,
            DisableLocalAuth = true,
            PublicNetworkAccess = stack.PublicNetworkAccess,
            NetworkRuleSet = rules,
            Identity = new IdentityArgs { Type = "SystemAssigned" },
            Tags = stack.Tags,
        }, new() { Parent = this });
        telemetry.Watch(name, this, service.Id, LogCategories.Search);
        link?.Attach(name, this, service.Id, LinkTarget.Search);

        Id = service.Id;
        Endpoint = Output.Format($"https://{service.Name}.search.windows.net");
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    /// <summary>Reads the index, as answering needs.</summary>
    public void GrantQuery(Principal principal) => Grant.To(_stack, this, "search", Id, principal, Role.SearchIndexReader);
}
