using Planning.Wire;

namespace Planning.Plans;

/// <summary>A log message of the program, or a message of the engine.</summary>
/// <param name="Severity">info, warning or error.</param>
public sealed record Message(string Severity, string Text, string? Urn = null);
