using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DuplicateSink()
    : Rule(
        new()
        {
            Id = "duplicate-sink",
            Title = "Two diagnostic settings of one resource do not send the same logs to one destination",
            Why = "Azure rejects the second setting (409 Conflict), because the destination already receives the category.",
            Fix = "Merge the two settings, or send the logs of the second to another destination.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://github.com/hashicorp/terraform-provider-azurerm/issues/6254",
            Types = ["monitor:DiagnosticSetting"],
            Example = """
            audit:
              type: azure-native:monitor:DiagnosticSetting
              properties:
                resourceUri: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group
                workspaceId: workspace
                logs: [{ category: AuditEvent, enabled: true }]
            policies:
              type: azure-native:monitor:DiagnosticSetting
              properties:
                resourceUri: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group
                workspaceId: workspace
                logs: [{ category: AzurePolicyEvaluationDetails, enabled: true }]
            """,
        }
    )
{
    private static readonly string[] Destinations = ["workspaceId", "storageAccountId", "eventHubAuthorizationRuleId"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (
            var settings in plan.Of("monitor:DiagnosticSetting", "insights:DiagnosticSetting")
                .GroupBy(each => each.Text("resourceUri") ?? "", StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Key.Length > 0 && !AzureResource.IsHidden(group.Key))
        )
        {
            var all = settings.ToList();
            for (var i = 1; i < all.Count; i++)
            {
                foreach (var other in all.Take(i))
                {
                    if (Destinations.FirstOrDefault(path => IsSame(all[i], other, path)) is { } path && Both(all[i], other) is { } logs)
                    {
                        yield return all[i]
                            .Problem(
                                $"sends {logs} to the same {path} as {other.Name}, which Azure rejects for one resource; merge the settings"
                            );
                    }
                }
            }
        }
    }

    private static bool IsSame(AzureResource one, AzureResource other, string path) =>
        one.Text(path) is { } id && !AzureResource.IsHidden(id) && id.Equals(other.Text(path), StringComparison.OrdinalIgnoreCase);

    private static string? Both(AzureResource one, AzureResource other) =>
        Names(one).FirstOrDefault(name => Names(other).Any(each => Overlap(name, each)));

    private static IEnumerable<string> Names(AzureResource setting) =>
        setting
            .List("logs")
            .Where(log => log.Text("enabled") != "false")
            .Select(log => log.Text("category") ?? log.Text("categoryGroup"))
            .OfType<string>();

    /// <summary>A group has the categories of its name; allLogs has all.</summary>
    private static bool Overlap(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase)
        || one.Equals("allLogs", StringComparison.OrdinalIgnoreCase)
        || other.Equals("allLogs", StringComparison.OrdinalIgnoreCase)
        || (one == "audit" && other.Contains("Audit", StringComparison.Ordinal))
        || (other == "audit" && one.Contains("Audit", StringComparison.Ordinal));
}
