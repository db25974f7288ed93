using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Sites;

/// <summary>Habits of sites, slots and plans.</summary>
public static class SiteHabits
{
    public static IReadOnlyList<Habit> All { get; } =
    [new SiteBusy(), new SlotLimits(), new SiteNames(), new AutoscaleMovesPlan(), new NoPlanQuota()];
}
