namespace Infra.Settings;

/// <summary>The jump host behind Bastion.</summary>
/// <param name="Key">The SSH public key of its administrator.</param>
/// <param name="Shutdown">The time of each day, as in 19:00, at which it is stopped, in UTC; null leaves it running.</param>
public sealed record JumpHostSettings(string Key, string? Shutdown);
