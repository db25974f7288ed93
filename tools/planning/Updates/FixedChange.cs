namespace Planning.Updates;

/// <summary>A change of an input that Azure rejects in an update.</summary>
/// <param name="What">What would happen and why Azure rejects it, after the path.</param>
public sealed record FixedChange(string Path, string What);
