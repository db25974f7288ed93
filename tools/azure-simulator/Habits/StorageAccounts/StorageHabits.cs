using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.StorageAccounts;

/// <summary>Habits of storage accounts.</summary>
public static class StorageHabits
{
    public static IReadOnlyList<Habit> All { get; } =
    [new CreatedThoughRefused(), new ChildrenOfStorageConflict(), new LastAccessFirst(), new BlobServiceFills()];
}
