namespace Rehearsal.Life;

/// <summary>What went wrong in a step, and what to do about it.</summary>
/// <param name="Resource">The logical name; empty for the program as a whole.</param>
/// <param name="Answer">What Azure, the provider or the program said.</param>
/// <param name="Why">Azure's behaviour behind it.</param>
/// <param name="Fix">What to change in the program.</param>
/// <param name="Habit">The id of Azure's behaviour; null for a rule.</param>
public sealed record Problem(string Resource, string Urn, string Answer, string Why, string Fix, string? Habit);
