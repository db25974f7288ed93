using AzureSimulator.Habits.Accounts;
using AzureSimulator.Habits.Agents;
using AzureSimulator.Habits.ApiManagement;
using AzureSimulator.Habits.Data;
using AzureSimulator.Habits.Diagnostics;
using AzureSimulator.Habits.Endpoints;
using AzureSimulator.Habits.Firewalls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Habits.Gateways;
using AzureSimulator.Habits.Identity;
using AzureSimulator.Habits.Monitoring;
using AzureSimulator.Habits.Networks;
using AzureSimulator.Habits.Policy;
using AzureSimulator.Habits.Requests;
using AzureSimulator.Habits.Search;
using AzureSimulator.Habits.Sites;
using AzureSimulator.Habits.StorageAccounts;
using AzureSimulator.Habits.Vaults;
using AzureSimulator.Habits.Zones;

namespace AzureSimulator.Habits;

/// <summary>Every habit. Add yours here: one class in a file, in the folder of its area.</summary>
public static class HabitCatalogue
{
    public static IReadOnlyList<Habit> All { get; } =
    [
        .. AccountHabits.All,
        .. AgentHabits.All,
        .. ApiManagementHabits.All,
        .. DataHabits.All,
        .. DiagnosticHabits.All,
        .. EndpointHabits.All,
        .. FirewallHabits.All,
        .. GatewayHabits.All,
        .. IdentityHabits.All,
        .. MonitoringHabits.All,
        .. NetworkHabits.All,
        .. PolicyHabits.All,
        .. RequestHabits.All,
        .. SearchHabits.All,
        .. SiteHabits.All,
        .. StorageHabits.All,
        .. VaultHabits.All,
        .. ZoneHabits.All,
    ];

    /// <summary>The habits that are on.</summary>
    /// <param name="ids">Null for all.</param>
    /// <exception cref="ArgumentException">An id is not known.</exception>
    public static IReadOnlyList<Habit> Of(IReadOnlySet<string>? ids)
    {
        if (ids?.FirstOrDefault(id => All.All(habit => habit.Id != id)) is { } unknown)
        {
            throw new ArgumentException($"there is no habit '{unknown}'; allowed: {string.Join(", ", All.Select(habit => habit.Id))}");
        }

        return [.. All.Where(habit => ids is null || ids.Contains(habit.Id))];
    }
}
