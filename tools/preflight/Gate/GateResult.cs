using Planning.Updates;
using Preflight.Costs;

namespace Preflight.Gate;

/// <summary>What a gate says of a preview.</summary>
/// <param name="Refused">What stops it.</param>
/// <param name="Accepted">What would stop it and was accepted by an override.</param>
/// <param name="NotNeeded">Overrides that were given and accept nothing.</param>
public sealed record GateResult(
    Preview Preview,
    CostChange Cost,
    IReadOnlyList<GateFinding> Refused,
    IReadOnlyList<GateFinding> Accepted,
    IReadOnlyList<string> NotNeeded
)
{
    public bool Passes => Refused.Count == 0;

    /// <param name="findings">Errors that `check` found.</param>
    public static GateResult Of(
        Preview preview,
        CostChange cost,
        decimal costLimit,
        IEnumerable<GateFinding> findings,
        IReadOnlySet<string> overrides
    )
    {
        var all = DataLoss
            .Of(preview)
            .Concat(WeakerSecurity.Of(preview))
            .Concat(LockedDeletions.Of(preview))
            .Concat(FixedValues.Of(preview))
            .Concat(CostJump.Over(cost, costLimit))
            .Concat(findings)
            .ToLookup(refusal => refusal.AcceptedBy is { } name && overrides.Contains(name));
        return new GateResult(
            preview,
            cost,
            [.. all[false]],
            [.. all[true]],
            [.. overrides.Except(all[true].Select(refusal => refusal.AcceptedBy!)).Order(StringComparer.Ordinal)]
        );
    }
}
