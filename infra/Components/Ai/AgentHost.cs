using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;

namespace Infra.Components;

/// <summary>
/// Runs the project's agents on stores of this stack: threads in Cosmos DB, files in a storage account, vectors in a search service.
/// The project's identity may use them before there is a project; the host comes last, because it checks everything at once.
/// </summary>
public sealed class AgentHost : ComponentResource
{
    private readonly StackContext _stack;
    private readonly AiAccount _account;
    private readonly Output<string> _project;

    public AgentHost(
        string name,
        StackContext stack,
        AiAccount account,
        Principal projectIdentity,
        Diagnostics telemetry,
        PrivateLink? link,
        ComponentResourceOptions? options = null
    )
        : base("ai-workload:ai:AgentHost", name, options)
    {
        (_stack, _account) = (stack, account);
        _project = account.Project
            ?? throw new ArgumentException("agents need a project; set ai-workload:foundry to agents", nameof(account));
        var threads = new ThreadStore($"{name}-threads", stack, telemetry, link, new() { Parent = this });
        var files = new BlobStore($"{name}-files", stack, new() { NamePrefix = "agt" }, telemetry, link, new() { Parent = this });
        var vectors = new SearchService($"{name}-vectors", stack, "srchagt", telemetry, link, new() { Parent = this });
        Resource[] mayUse =
        [
            .. threads.GrantThreads(projectIdentity),
            files.GrantWriting(projectIdentity),
            files.GrantOwning(projectIdentity, "-azureml-agent"),
            .. vectors.GrantManaging(projectIdentity),
        ];

        var connections = new[]
        {
            Connect(name, "threads", "CosmosDb", threads.Endpoint, threads.Id, stack.Settings.ThreadsLocation),
            Connect(name, "files", "AzureStorageAccount", files.Uri, files.Id, stack.Location),
            Connect(name, "vectors", "CognitiveSearch", vectors.Endpoint, vectors.Id, stack.Settings.SearchLocation),
        };
        var stores = new Pulumi.AzureNative.CognitiveServices.Inputs.ProjectCapabilityHostArgs
        {
            ThreadStorageConnections = { connections[0] },
            StorageConnections = { connections[1] },
            VectorStoreConnections = { connections[2] },
        };
        account.Children.Add(
            this,
            after => new ProjectCapabilityHost(
                $"{name}-host",
                new()
                {
                    AccountName = account.Name,
                    ProjectName = _project,
                    CapabilityHostName = "agents",
                    ResourceGroupName = stack.ResourceGroupName,
                    ProjectCapabilityHostProperties = stores,
                },
                after
            ),
            mayUse
        );
        RegisterOutputs();
    }

    /// <summary>By identity: no connection holds a key.</summary>
    private Output<string> Connect(
        string name,
        string store,
        string category,
        Output<string> target,
        Output<string> resourceId,
        string location
    ) =>
        _account
            .Children.Add(this, after => new ProjectConnection(
                $"{name}-{store}-connection",
                new()
                {
                    AccountName = _account.Name,
                    ProjectName = _project,
                    ConnectionName = store,
                    ResourceGroupName = _stack.ResourceGroupName,
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
