namespace Infra.Settings;

/// <summary>What the app runs on, and which release of it.</summary>
public sealed record HostingSettings
{
    public required AppPlanSku Plan { get; init; }

    public required int Instances { get; init; }

    /// <summary>Equal to <see cref="Instances"/> without autoscale.</summary>
    public required int MaxInstances { get; init; }

    /// <summary>Null creates no staging slot.</summary>
    public required StagingRelease? Staging { get; init; }

    /// <summary>The path of a zip; null packs the app that was built with the program.</summary>
    public required string? AppPackage { get; init; }

    /// <summary>The commit that the package was built from; null if it is not known.</summary>
    public required string? Commit { get; init; }

    public bool Scales => MaxInstances > Instances;
}
