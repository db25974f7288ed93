using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.ApiManagement;

/// <summary>Habits of API Management.</summary>
public static class ApiManagementHabits
{
    public static IReadOnlyList<Habit> All { get; } = [new ApiBusy(), new OpenUntilEndpoint(), new PolicyReformatted()];
}
