using Rehearsal.Records;

namespace Rehearsal.Life;

/// <summary>Something happened in a life.</summary>
/// <param name="LifeStep">The name of the step of the life.</param>
/// <param name="Step">What began or ended; null if the step of the life itself begins.</param>
public sealed record LifeEvent(string LifeStep, StepRecord? Step);
