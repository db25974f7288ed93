using Infra.Access;
using Infra.Components.Ai;
using Infra.Components.Search;
using Infra.Components.Storage;
using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;
using RoleAssignment = Pulumi.AzureNative.Authorization.RoleAssignment;

namespace Infra.Components.Agents;

/// <summary>
/// Runs the project's agents on stores of this stack: threads in Cosmos DB, files in a storage account, vectors in a search service. The
/// capability host comes last, because Azure then checks access to all stores at once.
/// </summary>
public sealed class AgentHost : ComponentResource
{
    private readonly AgentHostArgs _args;
    private readonly Output<string> _project;

    public AgentHost(string name, AgentHostArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:agents:AgentHost", name, options)
    {
        _args = args;
        _project = args.Account.Project
            ?? throw new ArgumentException("the account must have a project; pulumi config set foundry agents", nameof(args));
        var context = args.Context;
        var threads = new ThreadStore(
            $"{name}-threads",
            new() { Context = context, Location = args.ThreadsLocation },
            new() { Parent = this }
        );
        var files = new BlobStore(
            $"{name}-files",
            new()
            {
                Context = context,
                NamePrefix = "agt",
                Settings = args.Storage,
            },
            new() { Parent = this }
        );
        var vectors = new SearchService(
            $"{name}-vectors",
            new()
            {
                Context = context,
                NamePrefix = "srchagt",
                Settings = args.Search,
            },
            new() { Parent = this }
        );
        RoleAssignment[] roles =
        [
            threads.GrantCreating(args.ProjectIdentity),
            files.GrantWriting(args.ProjectIdentity),
            files.GrantOwning(args.ProjectIdentity, "-azureml-agent"),
            .. vectors.GrantManaging(args.ProjectIdentity),
        ];
        var writes = threads.GrantWriting(args.ProjectIdentity);

        var host = new Pulumi.AzureNative.CognitiveServices.Inputs.ProjectCapabilityHostArgs
        {
            ThreadStorageConnections =
            {
                CreateConnection(name, "threads", "CosmosDb", threads.Endpoint, threads.Id, args.ThreadsLocation),
            },
            StorageConnections = { CreateConnection(name, "files", "AzureStorageAccount", files.Uri, files.Id, context.Location) },
            VectorStoreConnections =
            {
                CreateConnection(name, "vectors", "CognitiveSearch", vectors.Endpoint, vectors.Id, args.Search.Location),
            },
        };
        args.Account.Children.Create(
            this,
            after => new ProjectCapabilityHost(
                $"{name}-host",
                new()
                {
                    AccountName = args.Account.Name,

                    // The host checks access to all stores once, at its creation.
                    ProjectName = RoleEffect.After(_project, context.Clock, roles),
                    CapabilityHostName = "agents",
                    ResourceGroupName = context.ResourceGroupName,
                    ProjectCapabilityHostProperties = host,
                },
                after
            ),
            [.. roles, writes]
        );
        RegisterOutputs();
    }

    /// <summary>A connection by identity; none holds a key.</summary>
    private Output<string> CreateConnection(
        string name,
        string store,
        string category,
        Output<string> target,
        Output<string> resourceId,
        string location
    ) =>
        _args
            .Account.Children.Create(this, after => new ProjectConnection(
                $"{name}-{store}-connection",
                new()
                {
                    AccountName = _args.Account.Name,
                    ProjectName = _project,
                    ConnectionName = store,
                    ResourceGroupName = _args.Context.ResourceGroupName,
                    Properties = new AADAuthTypeConnectionPropertiesArgs
                    {
                        AuthType = "AAD",
                        Category = category,
                        Target = target,
                        IsSharedToAll = false,
                        Metadata =
                        {
                            ["ApiType"] = "Azure",
                            ["ResourceId"] = resourceId,
                            ["location"] = location,
                        },
                    },
                },
                after
            ))
            .Name;
}
