using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Firewalls;

/// <summary>Habits of firewalls, Bastion and their public addresses.</summary>
public static class FirewallHabits
{
    public static IReadOnlyList<Habit> All { get; } = [new GroupsRace(), new EmptyRule(), new FirewallSlow(), new AddressMustFit()];
}
