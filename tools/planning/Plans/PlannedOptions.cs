namespace Planning.Plans;

/// <summary>The resource options that change what a deployment does.</summary>
public sealed record PlannedOptions
{
    public bool Protect { get; init; }
    public bool RetainOnDelete { get; init; }
    public bool DeleteBeforeReplace { get; init; }
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Former names, types, parents or URNs, spelled as text: "urn:..." or "type=... name=... parent=...".</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string? ImportId { get; init; }
    public string? DeletedWith { get; init; }
    public string? CreateTimeout { get; init; }
    public string? UpdateTimeout { get; init; }
    public string? DeleteTimeout { get; init; }

    /// <summary>Where the provider's plugin is downloaded from; null for Pulumi's own site.</summary>
    public string? PluginDownloadUrl { get; init; }
}
