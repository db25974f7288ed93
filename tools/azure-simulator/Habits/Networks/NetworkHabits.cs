using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Networks;

/// <summary>Habits of networks, subnets, security groups and route tables.</summary>
public static class NetworkHabits
{
    public static IReadOnlyList<Habit> All { get; } =
    [
        new OneWriteInNetwork(),
        new WriteSuperseded(),
        new NetworkShowsUsers(),
        new EtagsChange(),
        new SiteHoldsSubnet(),
        new SubnetNotForThis(),
    ];
}
