using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Monitoring;

/// <summary>Habits of link scopes, alerts, components, budgets and Defender plans.</summary>
public static class MonitoringHabits
{
    public static IReadOnlyList<Habit> All { get; } =
    [
        new ScopeBusy(),
        new LinkedOnce(),
        new ScopeInUse(),
        new TableMissing(),
        new MetricMissing(),
        new AlertNotYetFound(),
        new SideResources(),
        new WorkspaceMissing(),
        new BudgetStart(),
        new PricingStays(),
    ];
}
