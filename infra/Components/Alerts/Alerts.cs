using Infra.Shared;
using Pulumi;

namespace Infra.Components;

/// <summary>
/// The alerts of <see cref="AlertTable"/> for what the stack has. They come after what they watch, by its id. A quiet stack has those on
/// metrics alone: queries are paid for by the month, and a subscription takes a hundred rules on its activity log.
/// </summary>
public sealed class Alerts : ComponentResource
{
    public Alerts(
        string name,
        StackContext stack,
        Monitoring monitoring,
        OnCallGroup onCall,
        Output<string> groupId,
        ComponentResourceOptions? options = null
    )
        : base("ai-workload:operations:Alerts", name, options)
    {
        MetricAlerts.Add(
            stack,
            this,
            onCall.Id,
            [.. monitoring.Telemetry.All, new Watched("insights", LogCategories.Insights, monitoring.InsightsId)]
        );
        if (!stack.Settings.OnCall.IsQuiet)
        {
            LogAlerts.Add(stack, this, onCall.Id, monitoring.WorkspaceId);
            EventAlerts.Add(stack, this, onCall.Id, groupId);
        }

        RegisterOutputs();
    }
}
