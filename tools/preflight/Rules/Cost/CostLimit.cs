using System.Globalization;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class CostLimit()
    : ResourceRule(
        new()
        {
            Id = "cost-limit",
            Title = "The estimated monthly cost is within the budget",
            Why = "A budget below the estimate alerts every month until its alerts are ignored.",
            Fix = "Reduce the stack, raise the budget, or correct an assumption under cost: in preflight.yaml.",
            Severity = Severity.Error,
            Pillar = Pillar.Cost,
            Source = Sources.Principles,
            Requirements = ["COST-11"],
            Types = ["consumption:Budget", "costmanagement:Budget"],
            Example = """
            vault:
              type: azure-native:keyvault:Vault
            budget:
              type: azure-native:consumption:Budget
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>
                amount: 500
                timeGrain: Monthly
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        // An amount that is missing or unknown is no limit; the rule `budget` requires one.
        var months = resource.Text("timeGrain") switch
        {
            "Quarterly" or "BillingQuarter" => 3,
            "Annually" or "BillingAnnual" => 12,
            _ => 1,
        };
        var limit = (decimal)Math.Clamp(resource.Number("amount"), 0, 1e12) / months;
        return limit <= 0 || plan.MonthlyCost <= limit
            ? []
            :
            [
                resource.Problem(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"allows ${limit:N2} a month and the estimate is ${plan.MonthlyCost:N2}; reduce the stack, raise the budget, "
                            + $"or correct an assumption under cost: in preflight.yaml (`preflight cost {plan.Plan.Stack}` lists them)"
                    )
                ),
            ];
    }
}
