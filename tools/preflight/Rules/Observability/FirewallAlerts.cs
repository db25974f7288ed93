using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FirewallAlerts()
    : ResourceRule(
        new()
        {
            Id = "firewall-alerts",
            Title = "Alerts watch the health, the ports and the latency of the firewall",
            Why = "All outbound traffic passes the firewall, so that its delay and its lack of ports look like failures of other services.",
            Fix = "Declare metric alerts on FirewallHealth, SNATPortUtilization and FirewallLatencyPng.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = Sources.Advisor + "/azure-resources/Network/azureFirewalls/",
            Requirements = ["OBS-08"],
            Types = ["network:AzureFirewall"],
            Example = """
            egress:
              type: azure-native:network:AzureFirewall
            egress-health:
              type: azure-native:monitor:MetricAlert
              properties:
                scopes: ['${egress.id}']
                criteria: { allOf: [{ metricName: FirewallHealth }] }
            egress-ports:
              type: azure-native:monitor:MetricAlert
              properties:
                scopes: ['${egress.id}']
                criteria: { allOf: [{ metricName: SNATPortUtilization }] }
            egress-latency:
              type: azure-native:monitor:MetricAlert
              properties:
                scopes: ['${egress.id}']
                criteria: { allOf: [{ metricName: FirewallLatencyPng }] }
            """,
        }
    )
{
    private static readonly string[] Metrics = ["FirewallHealth", "SNATPortUtilization", "FirewallLatencyPng"];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var watched = plan.Of("monitor:MetricAlert")
            .Where(alert =>
                alert.Text("enabled") != "false"
                && alert
                    .Texts("scopes")
                    .Any(scope => AzureResource.IsHidden(scope) || resource.Id.StartsWith(scope, StringComparison.OrdinalIgnoreCase))
            )
            .SelectMany(alert => alert.List("criteria.allOf"))
            .Select(criterion => criterion.Text("metricName"))
            .ToHashSet();
        return Metrics
            .Where(metric => !watched.Contains(metric))
            .Select(metric => resource.Problem($"has no alert on {metric}; declare one"));
    }
}
