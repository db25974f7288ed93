using Google.Protobuf.WellKnownTypes;
using Planning.Programs;
using Planning.ResourceIds;

namespace Planning.Engine;

/// <summary>What the engine is asked to run.</summary>
public sealed record RunRequest
{
    /// <summary>That of every backend but Pulumi Cloud.</summary>
    public const string StandardOrganization = "organization";

    public required string Project { get; init; }
    public required string Stack { get; init; }
    public required ProgramCommand Program { get; init; }

    /// <summary>Configuration by full key ("namespace:key"); structured values as JSON.</summary>
    public required IReadOnlyDictionary<string, string> Config { get; init; }

    public required IReadOnlyCollection<string> SecretKeys { get; init; }

    /// <summary>Texts that are hidden where the program prints them; the values of the secret keys where none are named.</summary>
    public IReadOnlyCollection<string> SecretValues
    {
        get => field ?? [.. SecretKeys.Select(key => Config[key])];
        init;
    }

    /// <summary>Environment variables of the program besides those of the engine.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>What is unknown before the program runs, for the notes of the plan.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>The folder of Pulumi.yaml.</summary>
    public required string RootDirectory { get; init; }

    public Account Account { get; init; } = Account.MadeUp;

    /// <summary>Of resources that name no region, where the stack sets none; null if there is none.</summary>
    public string? DefaultLocation { get; init; }
    public RunMode Mode { get; init; } = RunMode.Resolved;
    public string Organization { get; init; } = StandardOrganization;
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
    public IReadOnlyDictionary<string, Struct> References { get; init; } = new Dictionary<string, Struct>();
}
