using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class BudgetSet()
    : Rule(
        new()
        {
            Id = "budget",
            Title = "A budget tells somebody before the money is spent",
            Severity = Severity.Error,
            Pillar = Pillar.Cost,
            Source = Sources.BasicChat,
            Requirements = ["COST-01"],
            Types = ["consumption:Budget", "costmanagement:Budget"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var budgets = plan.Of("consumption:Budget", "costmanagement:Budget").ToList();
        if (budgets.Count == 0)
        {
            yield return new Problem(null, "has no budget; declare consumption:Budget with actual and forecast notifications");
        }

        foreach (var budget in budgets)
        {
            var notifications = (budget.At("notifications") as System.Text.Json.Nodes.JsonObject)
                ?.Select(entry => entry.Value)
                .OfType<System.Text.Json.Nodes.JsonNode>()
                .ToList()
                ?? [];
            foreach (
                var type in new[] { "Actual", "Forecasted" }.Where(type =>
                    !notifications.Exists(each => (each.Text("thresholdType") ?? "Actual") == type)
                )
            )
            {
                yield return budget.Problem($"has no notification on {type.ToLowerInvariant()} cost; add one");
            }

            if (
                notifications.Exists(each =>
                    !each.List("contactEmails").Concat(each.List("contactGroups")).Concat(each.List("contactRoles")).Any()
                )
            )
            {
                yield return budget.Problem("a notification reaches nobody; name addresses, groups or roles");
            }

            if (budget.Number("amount") <= 0)
            {
                yield return budget.Problem($"amount is {budget.Text("amount") ?? "not set"}; give an amount above nothing");
            }
        }
    }
}
