using Planning.Wire;

namespace Planning.Plans;

/// <summary>What the program logged, or what the engine has to say of a run.</summary>
/// <param name="Severity">info, warning or error.</param>
public sealed record Message(string Severity, string Text, string? Urn = null);
