using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.AzureModel;

/// <summary>One entry of a role definition's permissions.</summary>
public sealed record Permission(JsonNode Json)
{
    public IReadOnlyList<string> Actions => [.. Json.Texts("actions")];
    public IReadOnlyList<string> NotActions => [.. Json.Texts("notActions")];
    public IReadOnlyList<string> DataActions => [.. Json.Texts("dataActions")];
    public IReadOnlyList<string> NotDataActions => [.. Json.Texts("notDataActions")];
}
