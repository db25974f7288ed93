using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Manager;

/// <summary>Habits of Azure Resource Manager itself.</summary>
public static class ManagerHabits
{
    public static IReadOnlyList<Habit> All { get; } = [new Throttled(), new PassingError(), new NotYetFound(), new NotYetGone()];
}
