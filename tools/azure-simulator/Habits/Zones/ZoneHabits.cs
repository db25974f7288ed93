using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Zones;

/// <summary>Habits of private DNS zones and their links.</summary>
public static class ZoneHabits
{
    public static IReadOnlyList<Habit> All { get; } = [new ZoneBusy(), new LinkLingers(), new NetworkLinkedTwice(), new LinkNotYetFound()];
}
