using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Data;

/// <summary>Habits of Cosmos DB, machine learning and container registries.</summary>
public static class DataHabits
{
    public static IReadOnlyList<Habit> All { get; } =
    [new CosmosOneOperation(), new NoCapacityForCosmos(), new CosmosNameLingers(), new OnlineEndpointOrder(), new RegistryLimits()];
}
