using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;
using GenericResource = Pulumi.AzureNative.Resources.Resource;

namespace Infra.Components.Agents;

/// <summary>
/// Lets the project's agents search the web. Bing does not support identities, so the connection needs the account's key. Queries leave the
/// workload's network boundary.
/// </summary>
public sealed class BingGrounding : ComponentResource
{
    public BingGrounding(string name, BingGroundingArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:agents:BingGrounding", name, options)
    {
        var (context, ai) = (args.Context, args.Account);

        // The provider has no resource type for Microsoft.Bing.
        var account = new GenericResource(
            $"{name}-account",
            new()
            {
                ResourceName = context.Names.Of("bing", 64),
                ResourceGroupName = context.ResourceGroupName,
                ResourceProviderNamespace = "Microsoft.Bing",
                ResourceType = "accounts",
                ParentResourcePath = "",
                ApiVersion = "2025-05-01-preview",
                Location = "global",
                Kind = "Bing.Grounding",
                Sku = new Pulumi.AzureNative.Resources.Inputs.SkuArgs { Name = "G1" },
                Properties = new Dictionary<string, object> { ["statisticsEnabled"] = false },
                Tags = context.Tags,
            },
            new() { Parent = this }
        );

        if (args.Key is { } key && ai.Project is { } project)
        {
            ai.Children.Create(this, after => new ProjectConnection(
                $"{name}-connection",
                new()
                {
                    AccountName = ai.Name,
                    ProjectName = project,
                    ConnectionName = "bing",
                    ResourceGroupName = context.ResourceGroupName,
                    Properties = new ApiKeyAuthConnectionPropertiesArgs
                    {
                        AuthType = "ApiKey",
                        Category = "GroundingWithBingSearch",
                        Target = "https://api.bing.microsoft.com/",
                        IsSharedToAll = false,
                        Credentials = new ConnectionApiKeyArgs { Key = Output.CreateSecret(key) },
                        Metadata = { ["Type"] = "bing_grounding", ["ResourceId"] = account.Id },
                    },
                },
                after
            ));
        }

        RegisterOutputs();
    }
}
