using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Accounts;

/// <summary>Habits of Cognitive Services accounts and what lies in them.</summary>
public static class AccountHabits
{
    public static IReadOnlyList<Habit> All { get; } =
    [
        new AccountStaysAccepted(),
        new ChildrenOfOneAccountConflict(),
        new AccountNotTerminal(),
        new SubdomainTaken(),
        new AccountHasProjects(),
        new AccountKeepsSettings(),
        new ManagedNetworkOneWay(),
        new AccountFailsThenSucceeds(),
        new DeploymentQuota(),
        new ModelNotInRegion(),
        new ModelRetired(),
        new FilterInUse(),
        new FilterOrder(),
    ];
}
