using Planning.Plans;

namespace Planning.PolicyPacks;

/// <summary>A policy pack, and what it is run on.</summary>
public sealed record PolicyPackCall
{
    /// <summary>The folder of a PulumiPolicy.yaml, or an executable.</summary>
    public required string Path { get; init; }

    /// <summary>A JSON file with the configuration of its policies; null for none.</summary>
    public string? ConfigFile { get; init; }

    public required Plan Plan { get; init; }

    /// <summary>The folder of the program.</summary>
    public required string Directory { get; init; }

    /// <summary>The configuration of the stack, by full key.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    public IReadOnlyCollection<string> SecretKeys { get; init; } = [];

    /// <summary>For the start of the pack, and for each of its answers.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
