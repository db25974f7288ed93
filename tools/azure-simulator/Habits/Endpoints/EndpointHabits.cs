using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Endpoints;

/// <summary>Habits of private endpoints and their zone groups.</summary>
public static class EndpointHabits
{
    public static IReadOnlyList<Habit> All { get; } =
    [
        new OneWriteInSubnet(),
        new StorageTargetBusy(),
        new CosmosTargetBusy(),
        new ZoneGroupEmptiesConfigs(),
        new TargetHasNoSubdomain(),
        new TargetNeedsApproval(),
        new OneZoneGroup(),
        new PolicyWritesZoneGroup(),
    ];
}
