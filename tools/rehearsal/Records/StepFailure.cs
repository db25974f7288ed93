namespace Rehearsal.Records;

/// <summary>Why a step failed.</summary>
/// <param name="Message">What Azure answered, or what the provider says.</param>
/// <param name="Status">Of the answer; 0 if Azure was not asked.</param>
/// <param name="Habit">The id of the habit that made the answer; null if a rule of Azure or of Pulumi did.</param>
public sealed record StepFailure(string Code, string Message, int Status, string? Habit);
