using System.Text.Json.Nodes;

namespace Planning.Plans;

/// <summary>What a program would deploy to one stack, in an order and form that do not change from run to run.</summary>
public sealed record Plan
{
    public required string Project { get; init; }
    public required string Stack { get; init; }

    /// <summary>The program, relative to the project.</summary>
    public required string Program { get; init; }

    /// <summary>Which Pulumi packages it ran on: local, nuget, npm or unknown.</summary>
    public required string Sdk { get; init; }

    public required IReadOnlyList<PlannedResource> Resources { get; init; }
    public JsonObject Outputs { get; init; } = [];
    public IReadOnlyList<string> SecretOutputs { get; init; } = [];

    /// <summary>Where resources go that name no region: azure-native:location of the stack.</summary>
    public string? Location { get; init; }

    /// <summary>The provider functions that the program called, as in azure-native:search:listAdminKey.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];
    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>What an update would do; null if the plan was not compared with a state.</summary>
    public PlannedUpdate? Update { get; init; }
}
