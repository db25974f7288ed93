using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AlertsExist()
    : Rule(
        new()
        {
            Id = "alerts",
            Title = "Critical alerts exist and notify an action group",
            Why = "Without alerts, users report outages.",
            Fix = "Declare alerts with an action group for each service of the workload, and activity log alerts in production.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            From = Stage.Test,
            Source = Sources.Alerts,
            Requirements = ["OBS-08", "OBS-10"],
            Types = ["monitor:MetricAlert", "monitor:ActionGroup"],
            Example = """
            on-call:
              type: azure-native:monitor:ActionGroup
              properties:
                emailReceivers:
                  - { name: on-call, emailAddress: on-call@example.com }
            app:
              type: azure-native:web:WebApp
            app-errors:
              type: azure-native:monitor:MetricAlert
              properties:
                scopes:
                  - ${app.id}
                actions:
                  - actionGroupId: ${on-call.id}
            azure-incidents:
              type: azure-native:monitor:ActivityLogAlert
              properties:
                condition:
                  allOf: [{ field: category, equals: ServiceHealth }]
                actions:
                  actionGroups:
                    - actionGroupId: ${on-call.id}
            unhealthy-resources:
              type: azure-native:monitor:ActivityLogAlert
              properties:
                condition:
                  allOf: [{ field: category, equals: ResourceHealth }]
                actions:
                  actionGroups:
                    - actionGroupId: ${on-call.id}
            deletions:
              type: azure-native:monitor:ActivityLogAlert
              properties:
                condition:
                  allOf: [{ field: category, equals: Administrative }]
                actions:
                  actionGroups:
                    - actionGroupId: ${on-call.id}
            """,
        }
    )
{
    public static readonly string[] Rules = ["monitor:MetricAlert", "monitor:ScheduledQueryRule", "monitor:ActivityLogAlert"];

    /// <summary>Services on the path of a question: each can fail alone.</summary>
    private static readonly string[] OnTheWay =
    [
        "network:ApplicationGateway",
        "web:WebApp",
        "web:AppServicePlan",
        "cognitiveservices:Account",
        "search:Service",
        "keyvault:Vault",
        "storage:StorageAccount",
        "network:AzureFirewall",
        "cosmosdb:DatabaseAccount",
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var rules = plan.Of(Rules).ToList();
        if (rules.Count == 0)
        {
            return [new Problem(null, "has no alert rule; declare metric alerts with an action group")];
        }

        return [.. Silent(rules), .. Unwatched(plan, rules), .. Unhealthy(plan)];
    }

    private static IEnumerable<Problem> Silent(IReadOnlyList<AzureResource> rules) =>
        [
            .. rules
                .Where(rule => !rule.Scalars.Any(scalar => scalar.Text.Contains("/actionGroups/", StringComparison.OrdinalIgnoreCase)))
                .Select(rule => rule.Problem("has no action group, so no notification is sent; add one")),
            .. rules
                .Where(rule => rule.Text("enabled") == "false")
                .Select(rule => rule.Problem("enabled is false; enable it or remove it")),
        ];

    private static IEnumerable<Problem> Unwatched(AzurePlan plan, IReadOnlyList<AzureResource> rules)
    {
        // One rule may watch all resources of a type in a group.
        static bool Watches(AzureResource rule, AzureResource part) =>
            rule.Texts("scopes")
                .Any(scope =>
                    AzureResource.IsHidden(scope)
                    || $"{scope}/".StartsWith($"{part.Id}/", StringComparison.OrdinalIgnoreCase)
                    || part.Id.StartsWith($"{scope}/", StringComparison.OrdinalIgnoreCase)
                        && string.Equals(rule.Text("targetResourceType"), ResourceId.TypeOf(part.Id), StringComparison.OrdinalIgnoreCase)
                );
        return plan.Of(OnTheWay)
            .Where(part => !rules.Any(rule => Watches(rule, part)))
            .Select(part => part.Problem("has no alert; add one for its errors or its availability"));
    }

    /// <summary>Failures of Azure look like failures of the workload without these alerts.</summary>
    private static IEnumerable<Problem> Unhealthy(AzurePlan plan) =>
        plan.Stage < Stage.Production
            ? []
            : new[] { "ServiceHealth", "ResourceHealth", "Administrative" }
                .Where(category =>
                    !plan.Of("monitor:ActivityLogAlert")
                        .Any(rule => rule.List("condition.allOf").Any(condition => condition.Text("equals") == category))
                )
                .Select(category => new Problem(
                    null,
                    $"has no activity log alert of category {category}; declare one for {category switch
            {
                "ServiceHealth" => "incidents of Azure's services",
                "ResourceHealth" => "unhealthy resources",
                _ => "deletions of resources with data",
            }}"
                ));
}
