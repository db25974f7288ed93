namespace Preflight.Gate;

/// <summary>A change that the gate rejects.</summary>
/// <param name="AcceptedBy">The override that accepts it; null if none does.</param>
public sealed record GateFinding(string? AcceptedBy, string Resource, string Type, string Message)
{
    /// <summary>True if a rule of `check` found it.</summary>
    public bool IsFinding { get; init; }

    public static GateFinding Finding(string resource, string message, string rule) =>
        new(null, resource, "", $"{message} ({rule})") { IsFinding = true };
}
