using Infra.Ordering;
using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.Resources;
using Pulumi.AzureNative.Resources.Inputs;
using Pulumi.AzureNative.Search;
using Pulumi.AzureNative.Search.Inputs;
using Pulumi.AzureNative.Storage;
using Deployment = Pulumi.AzureNative.Resources.Deployment;
using Resource = Pulumi.Resource;

namespace Infra.Components.Search;

/// <summary>
/// The private ways of a search service to documents and models, and the roles of its own identity there. A shared private link waits until
/// the owner of its target approves it (Microsoft, "Make outbound connections through a shared private link"); both are in this stack.
/// </summary>
public sealed class OutboundLinks : ComponentResource
{
    private readonly OutboundLinksArgs _args;

    /// <summary>Azure creates one shared private link of a service at a time (hashicorp/terraform-provider-azurerm#28601).</summary>
    private readonly Chain _links = new();

    public OutboundLinks(string name, OutboundLinksArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:search:OutboundLinks", name, options)
    {
        _args = args;
        var (documents, account) = (args.Documents, args.Account);
        List<SharedPrivateLinkResource> links = [];
        List<Resource> ready = [account.GrantInference(args.Search.Principal)];
        if (documents is not null)
        {
            links.Add(CreateLink($"{name}-documents", documents.Id, "blob", documents.Settled));
            ready.Add(documents.GrantReading(args.Search.Principal));
        }

        links.Add(CreateLink($"{name}-models", account.Id, "openai_account", account.Children.Last));
        Ready = [.. ready, Approve(name, links)];
        RegisterOutputs();
    }

    /// <summary>What a caller waits for that lets the service read documents or call models.</summary>
    public IReadOnlyList<Resource> Ready { get; }

    /// <summary>The owner of the target sees it; the connection is found by it.</summary>
    private string Message => $"AI Search of {_args.Context.Names.WorkloadName}, stack {Pulumi.Deployment.Instance.StackName}";

    private SharedPrivateLinkResource CreateLink(string name, Output<string> targetId, string group, Resource? settled)
    {
        var link = _links.Create(
            this,
            after => new SharedPrivateLinkResource(
                $"{name}-link",
                new()
                {
                    SharedPrivateLinkResourceName = name,
                    SearchServiceName = _args.Search.Name,
                    ResourceGroupName = _args.Context.ResourceGroupName,
                    Properties = new SharedPrivateLinkResourcePropertiesArgs
                    {
                        GroupId = group,
                        PrivateLinkResourceId = targetId,
                        RequestMessage = Message,
                    },
                },
                after
            ),
            settled
        );
        _args.Search.Covers(link);
        return link;
    }

    /// <summary>
    /// A template approves: Azure creates the connections with the links, and the provider rejects what exists already
    /// (pulumi/pulumi-azure-native#2754).
    /// </summary>
    private Deployment Approve(string name, IReadOnlyList<SharedPrivateLinkResource> links)
    {
        var connections = new LinkConnections(_args.Context, Message);
        var onModels = connections.NameOf(links, _args.Account.Name, async (account, group) =>
        {
            var read = await GetAccount.InvokeAsync(new() { AccountName = account, ResourceGroupName = group });
            return LinkConnections
                .Of(read.Properties.PrivateEndpointConnections)
                .Select(each => (each.Name, each.Properties?.PrivateLinkServiceConnectionState.Description));
        });
        List<Output<(string, string, string)>> approved =
        [
            onModels.Apply(found => ("Microsoft.CognitiveServices/accounts", "2025-06-01", found)),
        ];
        if (_args.Documents is { } documents)
        {
            var onDocuments = connections.NameOf(links, documents.Name, async (account, group) =>
            {
                var read = await GetStorageAccount.InvokeAsync(new() { AccountName = account, ResourceGroupName = group });
                return LinkConnections
                    .Of(read.PrivateEndpointConnections)
                    .Select(each => (each.Name, each.PrivateLinkServiceConnectionState.Description));
            });
            approved.Insert(0, onDocuments.Apply(found => ("Microsoft.Storage/storageAccounts", "2024-01-01", found)));
        }

        return _args.Account.Children.Create(
            this,
            after => new Deployment(
                $"{name}-approval",
                new()
                {
                    DeploymentName = $"{name}-approval",
                    ResourceGroupName = _args.Context.ResourceGroupName,
                    Properties = new DeploymentPropertiesArgs
                    {
                        Mode = DeploymentMode.Incremental,
                        Template = Output.All(approved).Apply(found => (object)ConnectionTemplate.Of(Message, found)),
                    },
                },
                after
            ),
            [.. links]
        );
    }
}
