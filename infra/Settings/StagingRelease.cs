namespace Infra.Settings;

/// <summary>The release in the staging slot and its share of the traffic.</summary>
/// <param name="Package">The path of a zip; null runs the package of production.</param>
/// <param name="Commit">The commit that this zip was built from; null if it is not known.</param>
/// <param name="Percent">The share of new visitors that is routed to the slot, 0 to 50.</param>
public sealed record StagingRelease(string? Package, string? Commit, int Percent);
