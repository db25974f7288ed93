using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class BudgetSet()
    : Rule(
        new()
        {
            Id = "budget",
            Title = "A budget notifies before and after the amount is reached",
            Why = "Without notifications a cost increase is noticed with the invoice.",
            Fix = "Declare a budget with an amount and with notifications on actual and forecast cost that have recipients.",
            Severity = Severity.Error,
            Pillar = Pillar.Cost,
            Source = Sources.BasicChat,
            Requirements = ["COST-01"],
            Types = ["consumption:Budget", "costmanagement:Budget"],
            Example = """
            budget:
              type: azure-native:consumption:Budget
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>
                amount: 500
                notifications:
                  actual: { thresholdType: Actual, contactEmails: [team@example.com] }
                  forecast: { thresholdType: Forecasted, contactEmails: [team@example.com] }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var budgets = plan.Of("consumption:Budget", "costmanagement:Budget").ToList();
        if (budgets.Count == 0)
        {
            yield return new Problem(null, "has no budget; declare consumption:Budget with notifications on actual and forecast cost");
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
                yield return budget.Problem("a notification has no recipient; add contactEmails, contactGroups or contactRoles");
            }

            if (budget.Number("amount") <= 0 && !budget.Hides("amount"))
            {
                yield return budget.Problem($"amount is {budget.Text("amount") ?? "not set"}; set an amount greater than 0");
            }
        }
    }
}
