namespace Infra.Settings;

/// <summary>Name, location, owner and protection of the stack.</summary>
public sealed record StackSettings
{
    /// <summary>As Pulumi names it.</summary>
    public required string Name { get; init; }

    public required string Workload { get; init; }

    /// <summary>Another suffix gives other resource names, if Azure still reserves the old ones.</summary>
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
