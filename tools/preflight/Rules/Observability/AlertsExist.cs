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
            Title = "Somebody is woken when the workload is ill",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            From = Stage.Test,
            Source = Sources.Alerts,
            Requirements = ["OBS-08", "OBS-10"],
            Types = ["monitor:MetricAlert", "monitor:ActionGroup"],
        }
    )
{
    public static readonly string[] Rules = ["monitor:MetricAlert", "monitor:ScheduledQueryRule", "monitor:ActivityLogAlert"];

    /// <summary>What a question passes through: each can be ill while the others are well.</summary>
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
            return [new Problem(null, "has no alert rule; declare metric alerts with an action group that reaches a person")];
        }

        return [.. Silent(plan, rules), .. Unwatched(plan, rules), .. Unhealthy(plan)];
    }

    private static IEnumerable<Problem> Silent(AzurePlan plan, IReadOnlyList<AzureResource> rules) =>
        [
            .. rules
                .Where(rule =>
                    !rule
                        .Planned.Inputs.Leaves()
                        .Any(leaf => leaf.Value.ToString().Contains("/actionGroups/", StringComparison.OrdinalIgnoreCase))
                )
                .Select(rule => rule.Problem("tells nobody; name an action group")),
            .. rules
                .Where(rule => rule.Text("enabled") == "false")
                .Select(rule => rule.Problem("enabled is false; turn it on or leave it out")),
            .. plan.Of("monitor:ActionGroup")
                .Where(group =>
                    !group.Planned.Inputs.Any(input =>
                        input.Key.EndsWith("Receivers", StringComparison.Ordinal) && input.Value is JsonArray { Count: > 0 }
                    )
                )
                .Select(group => group.Problem("has no receiver; add one")),
            .. plan.Of("alertsmanagement:AlertProcessingRuleByName")
                .Where(rule =>
                    rule.Text("properties.enabled") != "false"
                    && !rule.Has("properties.schedule")
                    && rule.List("properties.actions").Any(action => action.Text("actionType") == "RemoveAllActionGroups")
                )
                .Select(rule => rule.Problem("keeps alerts from everybody, day and night; give it a schedule or take it away")),
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
            .Select(part => part.Problem("has no alert of its own; watch its errors or its availability"));
    }

    /// <summary>Azure's own failures look like the workload's until somebody says whose they are.</summary>
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
                "ResourceHealth" => "resources that Azure finds ill",
                _ => "deletions of what holds data",
            }}"
                ));
}
