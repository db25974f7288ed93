using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Identity;

/// <summary>Habits of identities, role assignments and locks.</summary>
public static class IdentityHabits
{
    public static IReadOnlyList<Habit> All { get; } =
    [
        new RoleTakesTime(),
        new PrincipalNotYetKnown(),
        new AssignmentNotYetFound(),
        new DefinitionTakesTime(),
        new CredentialsOneAtATime(),
        new LockTakesTime(),
    ];
}
