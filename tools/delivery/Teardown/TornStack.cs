using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Teardown;

/// <summary>
/// The stack that is torn down, and how to tell what is its own. A deleted account or vault is its own where it lay in the stack's group
/// AND carries the stack's tags: both are still there when the state is not, and neither alone is proof, because groups are reused and tags
/// are copied.
/// </summary>
/// <param name="Group">The id of its resource group.</param>
internal sealed record TornStack(string Name, string Workload, string Group)
{
    public string Subscription => ArmId.After(Group, "subscriptions")!;

    public bool Owns(string id, JsonNode? tags) =>
        string.Equals(ArmId.After(id, "subscriptions"), Subscription, StringComparison.OrdinalIgnoreCase)
        && string.Equals(ArmId.After(id, "resourceGroups"), ArmId.Name(Group), StringComparison.OrdinalIgnoreCase)
        && IsTagged(tags);

    public bool IsTagged(JsonNode? tags) =>
        tags?["workload"]?.ToString() == Workload && tags["environment"]?.ToString() == Name && tags["managed-by"]?.ToString() == "pulumi";
}
