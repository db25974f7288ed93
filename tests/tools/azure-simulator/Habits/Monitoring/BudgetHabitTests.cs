using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Monitoring;

public sealed class BudgetHabitTests
{
    private const string Budget = $"{Group}/providers/Microsoft.Consumption/budgets/monthly";
    private const string Version = "2024-08-01";
    private const string Habit = "budget-start-date";

    [Theory]
    [InlineData("2025-12-01", "should not be prior to current month")]
    [InlineData("2026-02-15", "must be the first day of a month")]
    [InlineData("2027-02-01", "must not be more than 12 months in the future")]
    [InlineData("2026-01-01", null)]
    [InlineData("2026-12-01", null)]
    public void A_budget_starts_on_the_first_of_a_month_from_now_to_a_year_ahead(string start, string? message)
    {
        Expect(message is not null, With(true, Habit).Put(Budget, Version, Body(start)), 400, "400", message ?? "");
        Ok(With(false, Habit).Put(Budget, Version, Body(start)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_start_of_a_budget_is_never_changed(bool on)
    {
        var azure = With(on, Habit);
        azure.Make(Budget, Version, Body("2026-01-01"));

        Expect(on, azure.Put(Budget, Version, Body("2026-02-01")), 400, "400", "Start date of budgets cannot be updated");

        azure.Wait(TimeSpan.FromDays(90).TotalSeconds);
        Ok(azure.Put(Budget, Version, Body(on ? "2026-01-01" : "2026-02-01")));
    }

    private static string Body(string start) =>
        """
            {"properties": {"category": "Cost", "amount": 100, "timeGrain": "Monthly",
                "timePeriod": {"startDate": "STARTT00:00:00Z", "endDate": "2030-01-01T00:00:00Z"}}}
            """.Replace("START", start);
}
