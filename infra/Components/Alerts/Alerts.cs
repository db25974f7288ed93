using Infra.Shared;
using Pulumi;

namespace Infra.Components;

/// <summary>The alerts of <see cref="AlertTable"/> for what the stack has. They come after what they watch, by its id.</summary>
public sealed class Alerts : ComponentResource
{
    public Alerts(string name, StackContext stack, Monitoring monitoring, OnCallGroup onCall, ComponentResourceOptions? options = null)
        : base("ai-workload:operations:Alerts", name, options)
    {
        MetricAlerts.Add(stack, this, onCall.Id, monitoring.Telemetry.All);
        RegisterOutputs();
    }
}
