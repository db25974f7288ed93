using System.Globalization;
using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Monitoring;

internal sealed class BudgetStart : Habit
{
    private const string Code = "400";
    private const int Ahead = 12;

    public override string Id => "budget-start-date";

    public override string Sentence =>
        "A monthly budget starts on the first of this month or later when it is made, and its start is never changed.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/pull/12121";

    public override string Sure => "measured";

    public override string? Fix => "Take the first of the present month when the budget is made, and add timePeriod to ignoreChanges.";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsWrite || !call.IsOf("Microsoft.Consumption/budgets") || Start(call.Body) is not { } start)
        {
            return null;
        }

        var month = new DateTimeOffset(call.Now.Year, call.Now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return call.Existing is { } budget
            ? Start(budget.Body) == start
                ? null
                : Failure(400, Code, "Start date of budgets cannot be updated. Please delete and create a new budget.")
            : start.Day != 1
                ? Failure(400, Code, "Start date must be the first day of a month.")
                : ArmPath.Same(call.Text("properties", "timeGrain"), "Monthly") && start < month
                    ? Failure(400, Code, "Start date for monthly time grain should not be prior to current month.")
                    : start > month.AddMonths(Ahead)
                        ? Failure(400, Code, "Start date must not be more than 12 months in the future.")
                        : null;
    }

    private static DateTimeOffset? Start(JsonObject? budget) =>
        DateTimeOffset.TryParse(
            JsonPath.Text(budget, "properties", "timePeriod", "startDate"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var start
        )
            ? start
            : null;
}
