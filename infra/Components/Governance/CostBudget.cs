using System.Globalization;
using Infra.Naming;
using Pulumi;
using Pulumi.AzureNative.Consumption;
using Pulumi.AzureNative.Consumption.Inputs;

namespace Infra.Components.Governance;

/// <summary>Notifies when the monthly cost reaches, or is forecast to reach, a share of the budget. It stops nothing.</summary>
public sealed class CostBudget : ComponentResource
{
    private static readonly (string Name, double Percent, string Type)[] Thresholds =
    [
        ("half", 50, "Actual"),
        ("most", 80, "Actual"),
        ("all", 100, "Actual"),
        ("foreseen", 100, "Forecasted"),
    ];

    public CostBudget(string name, CostBudgetArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:governance:CostBudget", name, options)
    {
        var budget = new BudgetArgs
        {
            BudgetName = args.Context.Names.Of("budget", 63),
            Scope = args.Context.ResourceGroupId,
            Category = "Cost",
            Amount = args.Amount,
            TimeGrain = "Monthly",
            TimePeriod = new BudgetTimePeriodArgs { StartDate = Start(args.Context) },
        };
        foreach (var (threshold, percent, type) in Thresholds)
        {
            budget.Notifications[threshold] = new NotificationArgs
            {
                Enabled = true,
                Operator = "GreaterThanOrEqualTo",
                Threshold = percent,
                ThresholdType = type,
                ContactEmails = args.Emails.ToArray(),
                ContactGroups = { args.ActionGroupId },
            };
        }

        // Azure rejects a new start date for an existing budget.
        _ = new Budget(name, budget, new() { Parent = this, IgnoreChanges = { "timePeriod" } });
        RegisterOutputs();
    }

    /// <summary>
    /// The first of the current month: the earliest start that Azure accepts for a new budget. A preview uses a fixed date, so that a plan
    /// is the same next month.
    /// </summary>
    private static string Start(Foundation context)
    {
        var month = Pulumi.Deployment.Instance.IsDryRun
            ? new DateOnly(2017, 6, 1)
            : DateOnly.FromDateTime(context.Clock.GetUtcNow().UtcDateTime);
        return new DateOnly(month.Year, month.Month, 1).ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
    }
}
