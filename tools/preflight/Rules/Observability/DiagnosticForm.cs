using System.Text.Json.Nodes;
using CommandLine;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DiagnosticForm()
    : Rule(
        new()
        {
            Id = "diagnostic-form",
            Title = "Diagnostic settings have categories of their type, no retention, and one destination each",
            Why = "Azure rejects a setting with an unknown category, with retention, or with a destination that another setting uses.",
            Fix = "Use the log categories of the resource type, or one category group, and set retention in the workspace.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings",
            Requirements = ["OBS-01"],
            Types = ["monitor:DiagnosticSetting"],
            Example = """
            workspace:
              type: azure-native:operationalinsights:Workspace
            vault:
              type: azure-native:keyvault:Vault
            vault-diagnostics:
              type: azure-native:monitor:DiagnosticSetting
              properties:
                resourceUri: ${vault.id}
                workspaceId: ${workspace.id}
                logs: [{ category: AuditEvent, enabled: true }]
                metrics: [{ category: AllMetrics, enabled: true }]
            """,
        }
    )
{
    private const int MostSettings = 5;
    private static readonly string[] Groups = ["allLogs", "audit"];
    private static readonly string[] Destinations =
    [
        "workspaceId",
        "storageAccountId",
        "eventHubAuthorizationRuleId",
        "marketplacePartnerId",
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var settings = plan.Of("monitor:DiagnosticSetting", "insights:DiagnosticSetting").ToList();
        foreach (var problem in settings.SelectMany(setting => One(setting, plan)))
        {
            yield return problem;
        }

        foreach (var group in settings.GroupBy(setting => setting.Text("resourceUri") ?? "", StringComparer.OrdinalIgnoreCase))
        {
            foreach (var problem in Together([.. group.Where(setting => !setting.Hides("resourceUri"))]))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> One(AzureResource setting, AzurePlan plan)
    {
        var type = ResourceId.TypeOf(setting.Text("resourceUri") ?? "") ?? "";
        var logs = setting.List("logs").ToList();
        foreach (var entry in logs.Concat(setting.List("metrics")).Where(HasRetention).Take(1))
        {
            yield return setting.Problem(
                $"{entry.Text("category") ?? entry.Text("categoryGroup")} has a retentionPolicy, which Azure no longer accepts; "
                    + "set retention in the workspace, or a lifecycle policy in the storage account"
            );
        }

        if (logs.Exists(log => log.Text("category") is not null) && logs.Exists(log => log.Text("categoryGroup") is not null))
        {
            yield return setting.Problem("has category and categoryGroup, which Azure does not combine; use one of them");
        }

        foreach (var log in logs)
        {
            if (log.Text("category") is null && log.Text("categoryGroup") is null)
            {
                yield return setting.Problem("has an entry in logs without category or categoryGroup; set one of them");
            }
            else if (log.Text("categoryGroup") is { } group && !AzureResource.IsHidden(group) && !Groups.Contains(group))
            {
                yield return setting.Problem($"categoryGroup is {group}; use {string.Join(" or ", Groups)}");
            }
            else if (log.Text("category") is { } category && !AzureResource.IsHidden(category) && Unknown(type, category) is { } known)
            {
                yield return setting.Problem($"category is {category}, which {type} does not have; it has {known}");
            }
            else if (log.Text("category") == "ApplicationGatewayPerformanceLog" && IsSecondGeneration(plan, setting))
            {
                yield return setting.Warning("ApplicationGatewayPerformanceLog is a log of gateways of version 1; remove it");
            }
        }

        foreach (var same in logs.GroupBy(log => log.Text("category")).Where(same => same.Key is not null && same.Count() > 1))
        {
            yield return setting.Problem($"has the category {same.Key} twice; name it once");
        }

        foreach (var problem in Metrics(setting, type).Concat(Destination(setting, plan)))
        {
            yield return problem;
        }

        var entries = logs.Concat(setting.List("metrics")).ToList();
        if (entries.TrueForAll(entry => entry.Text("enabled") == "false"))
        {
            yield return setting.Problem("has nothing enabled; enable a category, or remove the setting");
        }
    }

    private static bool HasRetention(JsonNode entry) =>
        entry.Text("retentionPolicy.enabled") == "true"
        || entry.Text("retentionPolicy.days") is { } days and not ("0" or "[unknown]") && days.Length > 0;

    private static bool IsSecondGeneration(AzurePlan plan, AzureResource setting) =>
        plan.Find(setting.Text("resourceUri"))?.Text("sku.tier")?.EndsWith("_v2", StringComparison.Ordinal) == true;

    /// <returns>The known categories; null if the type is not known or has the category.</returns>
    private static string? Unknown(string type, string category) =>
        LogCategories.Possible.GetValueOrDefault(type) is { } known && !known.Contains(category, StringComparer.OrdinalIgnoreCase)
            ? known.Count == 0
                ? "none"
                : Suggestion.NearestThree(category, known)
            : null;

    private static IEnumerable<Problem> Metrics(AzureResource setting, string type)
    {
        foreach (var metric in setting.List("metrics").Select(each => each.Text("category")).OfType<string>())
        {
            if (type.Equals("Microsoft.Network/networkSecurityGroups", StringComparison.OrdinalIgnoreCase))
            {
                yield return setting.Problem($"sends the metrics {metric}, and {type} has no metrics; remove metrics");
            }
            else if (metric is not ("AllMetrics" or "Transaction" or "Capacity") && Suggestion.Distance(metric, "AllMetrics") <= 2)
            {
                yield return setting.Problem($"the category of metrics is {metric}; use AllMetrics");
            }
        }
    }

    private static IEnumerable<Problem> Destination(AzureResource setting, AzurePlan plan)
    {
        foreach (var path in Destinations.Skip(1).Where(path => setting.Text(path) is { } id && AlertTargets.IsMissing(plan, id)))
        {
            yield return setting.Problem($"{path} is {setting.Text(path)}, which is not in the stack; use the id of a destination that is");
        }

        if (plan.Find(setting.Text("storageAccountId")) is { } account)
        {
            if (
                plan.Find(setting.Text("resourceUri"))?.Text("location") is { } region
                && account.Text("location") is { } other
                && !other.Equals(region, StringComparison.OrdinalIgnoreCase)
                && !region.Equals("global", StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return setting.Problem($"its storage account is in the region {other}, and its resource in {region}; use one region");
            }

            if (account.Text("sku.name")?.StartsWith("Premium", StringComparison.Ordinal) == true)
            {
                yield return setting.Problem(
                    $"its storage account is {account.Text("sku.name")}, which takes no logs; use a standard account"
                );
            }
        }

        if (setting.Has("eventHubName") && !setting.Has("eventHubAuthorizationRuleId"))
        {
            yield return setting.Problem(
                "has eventHubName without eventHubAuthorizationRuleId; set the rule of the namespace with the right to send"
            );
        }

        if (
            setting.Text("logAnalyticsDestinationType") is { } kind
            && !AzureResource.IsHidden(kind)
            && kind is not ("Dedicated" or "AzureDiagnostics")
        )
        {
            yield return setting.Problem($"logAnalyticsDestinationType is {kind}; use Dedicated or AzureDiagnostics");
        }
    }

    /// <param name="settings">Of one resource.</param>
    private static IEnumerable<Problem> Together(IReadOnlyList<AzureResource> settings)
    {
        if (settings.Count > MostSettings)
        {
            yield return settings[^1].Problem($"is setting {settings.Count} of its resource; Azure takes {MostSettings} at most");
        }

        foreach (var destination in Destinations)
        {
            foreach (
                var same in settings
                    .Where(setting => setting.Text(destination) is not null && !setting.Hides(destination))
                    .GroupBy(setting => setting.Text(destination)!, StringComparer.OrdinalIgnoreCase)
                    .Where(same => same.Count() > 1)
            )
            {
                var first = same.First();
                foreach (var other in same.Skip(1).Where(other => Shares(first, other)))
                {
                    yield return other.Problem(
                        $"sends a category to the same {destination} as {first.Name}; Azure rejects it: use one setting"
                    );
                }
            }
        }
    }

    private static bool Shares(AzureResource one, AzureResource other) =>
        new[] { "logs", "metrics" }.Any(list =>
        {
            var (names, others) = (Names(one, list), Names(other, list));
            return names.Overlaps(others) || Contains(names, others) || Contains(others, names);
        });

    /// <summary>The group allLogs has every category, and audit those of its name; others of audit differ by type.</summary>
    private static bool Contains(HashSet<string> groups, HashSet<string> categories) =>
        groups.Contains("allLogs") && categories.Count > 0
        || groups.Contains("audit") && categories.Any(category => category.Contains("Audit", StringComparison.OrdinalIgnoreCase));

    private static HashSet<string> Names(AzureResource setting, string list) =>
        [
            .. setting
                .List(list)
                .Where(each => each.Text("enabled") != "false")
                .Select(each => each.Text("category") ?? each.Text("categoryGroup"))
                .OfType<string>(),
        ];
}
