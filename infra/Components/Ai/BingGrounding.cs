using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;
using GenericResource = Pulumi.AzureNative.Resources.Resource;

namespace Infra.Components;

/// <summary>
/// Lets the project's agents search the web. Bing knows no identities, so the connection needs the account's key as the secret bingKey;
/// without it the account is made and nothing is connected. Questions leave the workload's boundary.
/// </summary>
public sealed class BingGrounding : ComponentResource
{
    public BingGrounding(string name, StackContext stack, AiAccount ai, ComponentResourceOptions? options = null)
        : base("ai-workload:ai:BingGrounding", name, options)
    {
        // No package of the provider knows Microsoft.Bing.
        var account = new GenericResource(
            $"{name}-account",
            new()
            {
                ResourceName = stack.Names.Of("bing", 64),
                ResourceGroupName = stack.ResourceGroupName,
                ResourceProviderNamespace = "Microsoft.Bing",
                ResourceType = "accounts",
                ParentResourcePath = "",
                ApiVersion = "2025-05-01-preview",
                Location = "global",
                Kind = "Bing.Grounding",
                Sku = new Pulumi.AzureNative.Resources.Inputs.SkuArgs { Name = "G1" },
                Properties = new Dictionary<string, object> { ["statisticsEnabled"] = false },
                Tags = stack.Tags,
            },
            new() { Parent = this }
        );

        if (stack.Settings.BingKey is { } key && ai.Project is { } project)
        {
            ai.Children.Add(this, after => new ProjectConnection(
                $"{name}-connection",
                new()
                {
                    AccountName = ai.Name,
                    ProjectName = project,
                    ConnectionName = "bing",
                    ResourceGroupName = stack.ResourceGroupName,
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
