using Infra.Access;
using Infra.Components.Storage;
using Infra.Context;
using Infra.Naming;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using Pulumi.AzureNative.Storage;

namespace Infra.Components.Networking;

/// <summary>
/// Flow logs of the stack's network, in a storage account of their own, with traffic analytics in the workspace. Network Watcher writes
/// them by an identity of the stack, as a service that the account trusts: it uses no private endpoint.
/// </summary>
public sealed class FlowLogs : ComponentResource
{
    /// <summary>Azure deletes older files. The workspace keeps the tables of traffic analytics as long as its other logs.</summary>
    private const int Days = 30;

    public FlowLogs(string name, FlowLogsArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:networking:FlowLogs", name, options)
    {
        var context = args.Context;
        var account = new StorageAccount(
            $"{name}-account",
            KeylessAccount.Args(context, "flow", "Standard_LRS", isOpen: false, admitsAzure: true),
            new() { Parent = this }
        );
        var service = new DataService(name, context, this, account.Id, locked: false);
        service.CreateDiagnosticsAndEndpoint(LogCategories.Blobs, LinkTarget.Blob, Output.Format($"{account.Id}/blobServices/default"));
        var identity = new UserIdentity(name, context, this);
        var mayWrite = service.Grant(identity.Principal, Role.BlobContributor);
        _ = new FlowLog(
            $"{name}-log",
            new()
            {
                FlowLogName = context.Names.Of("fl", 80),
                NetworkWatcherName = args.Settings.Watcher ?? $"NetworkWatcher_{context.Location}",
                ResourceGroupName = args.Settings.WatcherGroup ?? "NetworkWatcherRG",
                Location = context.Location,
                TargetResourceId = args.NetworkId,
                StorageId = RoleEffect.After(account.Id, context.Clock, mayWrite),
                Enabled = true,
                Format = new FlowLogFormatParametersArgs { Type = "JSON", Version = 2 },
                RetentionPolicy = new RetentionPolicyParametersArgs { Enabled = true, Days = Days },
                Identity = new ManagedServiceIdentityArgs
                {
                    Type = Pulumi.AzureNative.Network.ResourceIdentityType.UserAssigned,
                    UserAssignedIdentities = { identity.Id },
                },
                FlowAnalyticsConfiguration = new TrafficAnalyticsPropertiesArgs
                {
                    NetworkWatcherFlowAnalyticsConfiguration = new TrafficAnalyticsConfigurationPropertiesArgs
                    {
                        Enabled = true,
                        WorkspaceResourceId = args.WorkspaceId,
                        TrafficAnalyticsInterval = 60,
                    },
                },
                Tags = context.Tags,
            },
            new() { Parent = this, DependsOn = { mayWrite } }
        );
        RegisterOutputs();
    }
}
