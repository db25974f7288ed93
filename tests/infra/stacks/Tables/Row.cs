namespace Stacks.Tests;

/// <summary>A resource of a reference, or a known failure, and a proof on the plan of what this project does about it.</summary>
/// <param name="Name">What the plan shows.</param>
/// <param name="Check">Throws where the plan does not show it.</param>
/// <param name="Reason">Why a part of the reference is not adopted, in the words of docs/parity.md; null if it is.</param>
internal sealed record Row(string Name, Action<PlannedStack> Check, string? Reason)
{
    public static Row Met(string name, Action<PlannedStack> check) => new(name, check, null);

    /// <param name="absent">Throws if the plan has the part.</param>
    public static Row NotAdopted(string name, string reason, Action<PlannedStack> absent) => new(name, absent, reason);
}
