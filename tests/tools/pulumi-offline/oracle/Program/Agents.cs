using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;

namespace Oracle;

/// <summary>The resources of agents beside a project: a capability host, a blocklist, and Bing as a generic resource.</summary>
public static class Agents
{
    public static void Register(Foundation foundation, Ai ai)
    {
        var group = foundation.Group.Name;
        var list = new RaiBlocklist(
            "agents-blocklist",
            new()
            {
                ResourceGroupName = group,
                AccountName = ai.Account.Name,
                RaiBlocklistName = "terms",
                Properties = new RaiBlocklistPropertiesArgs { Description = "Blocked" },
            }
        );
        _ = new RaiBlocklistItem(
            "agents-blocked",
            new()
            {
                ResourceGroupName = group,
                AccountName = ai.Account.Name,
                RaiBlocklistName = list.Name,
                RaiBlocklistItemName = "term",
                Properties = new RaiBlocklistItemPropertiesArgs { Pattern = "project-x", IsRegex = false },
            },
            new() { DependsOn = { list } }
        );
        _ = new ProjectCapabilityHost(
            "agents-host",
            new()
            {
                ResourceGroupName = group,
                AccountName = ai.Account.Name,
                ProjectName = "chat",
                CapabilityHostName = "agents",
                ProjectCapabilityHostProperties = new Pulumi.AzureNative.CognitiveServices.Inputs.ProjectCapabilityHostArgs
                {
                    ThreadStorageConnections = { "threads" },
                    StorageConnections = { "files" },
                    VectorStoreConnections = { list.Name },
                },
            }
        );
        _ = new Pulumi.AzureNative.Resources.Resource(
            "agents-bing",
            new()
            {
                ResourceGroupName = group,
                ResourceProviderNamespace = "Microsoft.Bing",
                ResourceType = "accounts",
                ParentResourcePath = "",
                ResourceName = "bing-oracle",
                ApiVersion = "2025-05-01-preview",
                Location = "global",
                Kind = "Bing.Grounding",
                Sku = new Pulumi.AzureNative.Resources.Inputs.SkuArgs { Name = "G1" },
                Properties = new Dictionary<string, object> { ["statisticsEnabled"] = false },
                Tags = { ["group"] = group },
            }
        );
    }
}
