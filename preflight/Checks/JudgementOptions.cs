namespace Preflight.Checks;

/// <summary>What a judgement rests on beside the plan.</summary>
internal sealed record JudgementOptions
{
    /// <summary>Null to tell it from the stack's name.</summary>
    public Stage? Stage { get; init; }

    public required DateOnly Today { get; init; }
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];
}
