namespace Planning.Plans;

/// <summary>How one input differs. Secrets read "[secret]" on both sides and never differ.</summary>
/// <param name="Before">Null if it was not set.</param>
/// <param name="After">Null if it is not set any more.</param>
public sealed record PropertyChange(string Path, string? Before, string? After, bool Replaces);
