using Pulumi;

namespace Infra.Components.Alerts;

/// <summary>
/// The alerts of <see cref="Table.AlertTable"/> for the resources of the stack. Each rule waits for the resource it watches, because it
/// takes that resource's id.
/// </summary>
public sealed class AlertRules : ComponentResource
{
    public AlertRules(string name, AlertRulesArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:alerts:AlertRules", name, options)
    {
        MetricAlerts.Create(name, args, this);
        if (!args.IsQuiet)
        {
            LogAlerts.Create(name, args, this);
            EventAlerts.Create(name, args, this);
        }

        RegisterOutputs();
    }
}
