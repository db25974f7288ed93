using Infra.Naming;
using Infra.Ordering;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Infra.Components.Observability;

/// <summary>
/// Restricts ingestion and queries of telemetry to a private endpoint. Diagnostic settings still work, because they send from within Azure.
/// </summary>
public sealed class PrivateMonitoring : ComponentResource
{
    public PrivateMonitoring(string name, PrivateMonitoringArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:observability:PrivateMonitoring", name, options)
    {
        var context = args.Context;
        var scope = new PrivateLinkScope(
            $"{name}-scope",
            new()
            {
                ScopeName = context.Names.Of("ampls", 64),
                ResourceGroupName = context.ResourceGroupName,
                Location = "global",
                AccessModeSettings = new AccessModeSettingsArgs { IngestionAccessMode = "PrivateOnly", QueryAccessMode = "PrivateOnly" },
                Tags = context.Tags,
            },
            new() { Parent = this }
        );

        var members = new Chain();
        members.WaitFor(scope);
        foreach (var (member, id) in new[] { ("workspace", args.Monitoring.WorkspaceId), ("insights", args.Monitoring.InsightsId) })
        {
            members.Create(this, after => new PrivateLinkScopedResource(
                $"{name}-{member}",
                new()
                {
                    Name = member,
                    ScopeName = scope.Name,
                    ResourceGroupName = context.ResourceGroupName,
                    LinkedResourceId = id,
                },
                after
            ));
        }

        context.Access.Link?.Create(name, this, scope.Id, LinkTarget.Monitor, members.Last);
        RegisterOutputs();
    }
}
