using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class CostLimit()
    : ResourceRule(
        new()
        {
            Id = "cost-limit",
            Title = "The estimate of a month stays within the budget",
            Severity = Severity.Error,
            Pillar = Pillar.Cost,
            Source = Sources.Principles,
            Requirements = ["COST-11"],
            Types = ["consumption:Budget", "costmanagement:Budget"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        // An amount that is not there, or not known yet, limits nothing; the rule `budget` asks for one.
        var months = resource.Text("timeGrain") switch
        {
            "Quarterly" or "BillingQuarter" => 3,
            "Annually" or "BillingAnnual" => 12,
            _ => 1,
        };
        var limit = (decimal)Math.Min(resource.Number("amount"), 1e12) / months;
        return limit <= 0 || plan.MonthlyCost <= limit
            ? []
            :
            [
                resource.Problem(
                    FormattableString.Invariant(
                        $"lets ${limit:N2} a month be spent and the estimate is ${plan.MonthlyCost:N2}; make the stack smaller, raise the budget, or set what is assumed too high under `cost:` in preflight.yaml: `preflight cost {plan.Plan.Stack}` shows each line"
                    )
                ),
            ];
    }
}
