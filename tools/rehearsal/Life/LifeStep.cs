using Rehearsal.Records;

namespace Rehearsal.Life;

/// <summary>One step of a life: what was done, and what went wrong.</summary>
/// <param name="Name">As --only names it; a change has its own name behind a colon.</param>
/// <param name="Attempts">Runs of Pulumi; more than one if the first failed, or if the step has several.</param>
/// <param name="Skipped">Why the step was not played; null if it was.</param>
public sealed record LifeStep(
    string Name,
    IReadOnlyList<UpdateRecord> Attempts,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<string> Notes,
    string? Skipped = null
)
{
    public TimeSpan Duration => Attempts.Aggregate(TimeSpan.Zero, (sum, attempt) => sum + attempt.Duration);
}
