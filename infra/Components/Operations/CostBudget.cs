using System.Globalization;
using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Consumption;
using Pulumi.AzureNative.Consumption.Inputs;

namespace Infra.Components;

/// <summary>Tells what a month costs before it is spent. It stops nothing.</summary>
internal static class CostBudget
{
    private static readonly (string Name, double Percent, string Type)[] Marks =
    [
        ("half", 50, "Actual"),
        ("most", 80, "Actual"),
        ("all", 100, "Actual"),
        ("foreseen", 100, "Forecasted"),
    ];

    public static void Of(string name, StackContext stack, Output<string> groupId, OnCallGroup onCall)
    {
        var args = new BudgetArgs
        {
            BudgetName = stack.Names.Of("budget", 63),
            Scope = groupId,
            Category = "Cost",
            Amount = stack.Settings.MonthlyBudget,
            TimeGrain = "Monthly",
            TimePeriod = new BudgetTimePeriodArgs { StartDate = Start(stack) },
        };
        foreach (var (mark, percent, type) in Marks)
        {
            args.Notifications[mark] = new NotificationArgs
            {
                Enabled = true,
                Operator = "GreaterThanOrEqualTo",
                Threshold = percent,
                ThresholdType = type,
                ContactEmails = stack.Settings.OnCall.Emails.ToArray(),
                ContactGroups = { onCall.Id },
            };
        }

        // Azure refuses another start for a budget that is there.
        _ = new Budget($"{name}-budget", args, new() { Parent = onCall, IgnoreChanges = { "timePeriod" } });
    }

    /// <summary>
    /// Azure takes a new budget from the first of the current month, and none that begins in an earlier one. What a preview shows is the
    /// earliest start there is and goes nowhere, so that a plan is the same next month.
    /// </summary>
    private static string Start(StackContext stack)
    {
        var month = Pulumi.Deployment.Instance.IsDryRun
            ? new DateOnly(2017, 6, 1)
            : DateOnly.FromDateTime(stack.Clock.GetUtcNow().UtcDateTime);
        return new DateOnly(month.Year, month.Month, 1).ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
    }
}
