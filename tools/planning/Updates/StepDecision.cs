using System.Text.Json.Nodes;
using Planning.States;

namespace Planning.Updates;

/// <summary>What an update would do to a resource that the program registers.</summary>
/// <param name="Operation">As Pulumi calls it.</param>
/// <param name="Old">Null if the state has no such resource.</param>
/// <param name="Inputs">What would be in the state afterwards, with secrets as "[secret]".</param>
internal sealed record StepDecision(
    string Operation,
    DeployedResource? Old,
    JsonObject Inputs,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> NotCompared,
    IReadOnlyList<string> Reasons
);
