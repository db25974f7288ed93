namespace Infra.Settings;

/// <summary>A second place for the app to run, beside production.</summary>
/// <param name="Package">The zip that runs there; null runs production's.</param>
/// <param name="Commit">The commit that this zip was built from; null where it is not said.</param>
/// <param name="Percent">How many of a hundred new visitors are sent there, 0 to 50.</param>
public sealed record StagingSlot(string? Package, string? Commit, int Percent);
