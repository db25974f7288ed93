using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Search;

/// <summary>Habits of AI Search.</summary>
public static class SearchHabits
{
    public static IReadOnlyList<Habit> All { get; } =
    [new NoCapacityForSearch(), new SharedLinkOneAtATime(), new SharedLinkPending(), new TierCannotChange(), new UpgradeAvailable()];
}
