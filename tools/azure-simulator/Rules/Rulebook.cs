using AzureSimulator.Rules.Access;
using AzureSimulator.Rules.Encryption;
using AzureSimulator.Rules.Framework;
using AzureSimulator.Rules.InUse;
using AzureSimulator.Rules.Locking;
using AzureSimulator.Rules.Names;
using AzureSimulator.Rules.Recovery;

namespace AzureSimulator.Rules;

/// <summary>All rules, in the order in which Azure judges them.</summary>
internal static class Rulebook
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new Locks(),
        new RecoveryRule(),
        new GlobalNames(),
        new RoleAssignmentRule(),
        new RoleDefinitionRule(),
        new CustomerKeys(),
        new SubnetInUse(),
        new NetworkPartInUse(),
        new NestedFirst(),
        new PlanInUse(),
    ];
}
