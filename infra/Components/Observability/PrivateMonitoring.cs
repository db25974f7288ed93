using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Infra.Components;

/// <summary>Lets telemetry in and queries out by a private endpoint alone. Diagnostic settings keep working: they come from Azure itself.</summary>
public sealed class PrivateMonitoring : ComponentResource
{
    public PrivateMonitoring(
        string name,
        StackContext stack,
        Monitoring monitoring,
        PrivateLink link,
        ComponentResourceOptions? options = null
    )
        : base("ai-workload:monitoring:PrivateMonitoring", name, options)
    {
        var scope = new PrivateLinkScope(
            $"{name}-scope",
            new()
            {
                ScopeName = stack.Names.Of("ampls", 64),
                ResourceGroupName = stack.ResourceGroupName,
                Location = "global",
                AccessModeSettings = new AccessModeSettingsArgs { IngestionAccessMode = "PrivateOnly", QueryAccessMode = "PrivateOnly" },
                Tags = stack.Tags,
            },
            new() { Parent = this }
        );

        var members = new Chain();
        members.Continue(scope);
        foreach (var (member, id) in new[] { ("workspace", monitoring.WorkspaceId), ("insights", monitoring.InsightsId) })
        {
            members.Add(this, after => new PrivateLinkScopedResource(
                $"{name}-{member}",
                new()
                {
                    Name = member,
                    ScopeName = scope.Name,
                    ResourceGroupName = stack.ResourceGroupName,
                    LinkedResourceId = id,
                },
                after
            ));
        }

        link.Attach(name, this, scope.Id, LinkTarget.Monitor, members.Last);
        RegisterOutputs();
    }
}
