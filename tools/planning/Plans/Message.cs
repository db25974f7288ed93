using System.Text.Json.Serialization;
using Planning.Wire;

namespace Planning.Plans;

/// <summary>A log message of the program, or a message of the engine.</summary>
/// <param name="Severity">info, warning or error.</param>
/// <param name="IsLimit">True if the engine names a value that it could not answer as the cloud would.</param>
public sealed record Message(
    string Severity,
    string Text,
    string? Urn = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsLimit = false
);
