namespace Rehearsal.Records;

/// <summary>One run of Pulumi: its steps, and how long it took in virtual time.</summary>
public sealed record UpdateRecord
{
    public required DateTimeOffset Start { get; init; }
    public required DateTimeOffset End { get; init; }
    public required IReadOnlyList<StepRecord> Steps { get; init; }

    /// <summary>Times in which the program itself waited, as for a role to become effective.</summary>
    public IReadOnlyList<ProgramWait> Waits { get; init; } = [];

    /// <summary>What the program reported as it failed; null if it did not.</summary>
    public string? ProgramFailure { get; init; }

    /// <summary>Resources of types that are not simulated: type and name.</summary>
    public IReadOnlyList<string> PassedOver { get; init; } = [];

    /// <summary>Differences that a refresh found.</summary>
    public IReadOnlyList<RefreshDifference> Differences { get; init; } = [];

    public IReadOnlyList<string> Messages { get; init; } = [];

    public TimeSpan Duration => End - Start;

    public bool Failed => ProgramFailure is not null || Steps.Any(step => step.Failure is not null);
}
