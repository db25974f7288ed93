namespace Infra.Settings;

/// <summary>What the stack is called, where it is, who owns it and how it is protected.</summary>
public sealed record StackSettings
{
    /// <summary>As Pulumi names it.</summary>
    public required string Name { get; init; }

    public required string Workload { get; init; }

    /// <summary>Another suffix gives other resource names, where Azure still holds the old ones.</summary>
    public required string NameSuffix { get; init; }

    public required string Location { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Delete locks, Pulumi protection and retain-on-delete for everything that holds data.</summary>
    public required bool ProtectData { get; init; }

    public required bool ZoneRedundant { get; init; }

    /// <summary>Null takes the identity that runs the program.</summary>
    public required string? DeployerObjectId { get; init; }

    public required string DeployerPrincipalType { get; init; }
}
