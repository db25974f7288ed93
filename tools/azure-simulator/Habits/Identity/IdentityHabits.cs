using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Identity;

/// <summary>Habits of identities, role assignments, locks and policies.</summary>
public static class IdentityHabits
{
    public static IReadOnlyList<Habit> All { get; } = [new RoleTakesTime()];
}
