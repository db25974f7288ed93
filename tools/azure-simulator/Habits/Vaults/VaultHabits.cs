using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Vaults;

/// <summary>Habits of Key Vault.</summary>
public static class VaultHabits
{
    public static IReadOnlyList<Habit> All { get; } = [new PurgeProtectionStays()];
}
