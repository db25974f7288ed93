using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Policy;

/// <summary>Habits of Azure Policy.</summary>
public static class PolicyHabits
{
    public static IReadOnlyList<Habit> All { get; } = [new PolicyDenies(), new PolicyModifies(), new PolicyNotYetFound()];
}
