using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.Requests;

namespace Rehearsal.State;

/// <summary>A resource as the stack's state keeps it.</summary>
public sealed record ResourceState
{
    public required string Urn { get; init; }

    /// <summary>With the inputs as the program gave them, secrets too.</summary>
    public required PlannedResource Planned { get; init; }

    /// <summary>The request that the provider sends; null for a type that is passed over.</summary>
    public ArmResource? Arm { get; init; }

    /// <summary>What was sent last, ignored changes applied.</summary>
    public JsonObject Body { get; init; } = [];

    /// <summary>What Azure answered last.</summary>
    public JsonObject Answer { get; init; } = [];

    /// <summary>True if Azure accepted the write and failed later: the next update writes again.</summary>
    public bool Incomplete { get; init; }

    /// <summary>The name that a replacement got, where the program gives none; null for the name that a plan invents.</summary>
    public string? MadeUpName { get; init; }

    /// <summary>Whether the program gives no name, and the provider makes up a random one.</summary>
    public bool IsAutoNamed { get; init; }

    public string Name => Planned.Name;

    public string Type => Planned.Type;

    public string Id => Planned.Id ?? "";

    public PlannedOptions Options => Planned.Options;

    /// <summary>The URNs that it waits for, with the parent.</summary>
    public IEnumerable<string> Before => Planned.Parent is { } parent ? Planned.DependsOn.Append(parent) : Planned.DependsOn;
}
