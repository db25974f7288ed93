using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Agents;

/// <summary>Habits of agents: their capability hosts and their subnet.</summary>
public static class AgentHabits
{
    public static IReadOnlyList<Habit> All { get; } =
    [new HostCannotChange(), new HostNeedsRoles(), new SubnetStaysHeld(), new HostLeftBehind(), new SubnetMustFit()];
}
