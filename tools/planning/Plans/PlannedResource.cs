using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Planning.Plans;

/// <summary>One resource of a plan. Secret values are never in it: a secret's path is listed and its value is "[secret]".</summary>
public sealed record PlannedResource
{
    public required string Urn { get; init; }
    public required string Type { get; init; }
    public required string Name { get; init; }

    /// <summary>The parent's URN; null for the stack itself.</summary>
    public string? Parent { get; init; }

    /// <summary>True for resources that a provider manages, false for components and the stack.</summary>
    public bool Custom { get; init; }

    /// <summary>True for what the program only reads: Get, StackReference.</summary>
    public bool Read { get; init; }

    /// <summary>True for a component of a package, whose resources only the package's plug-in knows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Remote { get; init; }

    public string? Id { get; init; }
    public string? Provider { get; init; }
    public string? Version { get; init; }
    public JsonObject Inputs { get; init; } = [];
    public JsonObject Outputs { get; init; } = [];

    /// <summary>Paths in the inputs and outputs whose values are secret, as in siteConfig.appSettings[3].value.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Paths in the inputs whose values are known only after an update, or that the engine does not model.</summary>
    public IReadOnlyList<string> Unknowns { get; init; } = [];

    public IReadOnlyList<string> DependsOn { get; init; } = [];
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependsOn { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();
    public PlannedOptions Options { get; init; } = new();
}
