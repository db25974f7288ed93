namespace Rehearsal.Records;

/// <summary>A request that Azure refused for now and the provider repeated.</summary>
/// <param name="At">When Azure answered.</param>
/// <param name="Code">Azure's error code.</param>
/// <param name="Habit">The id of the habit that made the answer; null if none did.</param>
public sealed record Retry(DateTimeOffset At, int Status, string Code, TimeSpan Wait, string? Habit);
