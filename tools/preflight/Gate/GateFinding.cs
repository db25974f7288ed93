namespace Preflight.Gate;

/// <summary>A change that the gate rejects.</summary>
/// <param name="AcceptedBy">The override that accepts it; null if none does: a finding is accepted by a waiver.</param>
public sealed record GateFinding(string? AcceptedBy, string Resource, string Type, string Message)
{
    public static GateFinding Finding(string resource, string message, string rule) => new(null, resource, "", $"{message} ({rule})");
}
