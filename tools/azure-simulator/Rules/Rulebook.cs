using AzureSimulator.Rules.Framework;
using AzureSimulator.Rules.Locking;

namespace AzureSimulator.Rules;

/// <summary>All rules, in the order in which Azure judges them.</summary>
internal static class Rulebook
{
    public static IReadOnlyList<Rule> All { get; } = [new Locks()];
}
