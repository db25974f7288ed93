namespace AzureSimulator;

/// <summary>One call and its answer.</summary>
/// <param name="Time">Of the virtual clock.</param>
/// <param name="Habit">The id of the habit that made the answer; null if none did.</param>
public sealed record Exchange(DateTimeOffset Time, ArmRequest Request, ArmResponse Response, string? Habit);
