using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Teardown;

/// <summary>
/// The stack to destroy, and the test for its own resources. A soft-deleted account or vault belongs to the stack if it was in the stack's
/// resource group and has the stack's tags. Both survive a lost state. Neither alone is enough: groups are reused and tags are copied.
/// </summary>
/// <param name="Group">The id of its resource group.</param>
internal sealed record TornStack(string Name, string Workload, string Group)
{
    public string Subscription => ArmId.After(Group, "subscriptions")!;

    public bool Owns(string id, JsonNode? tags) => IsInGroup(id) && IsTagged(tags);

    public bool IsInGroup(string id) =>
        string.Equals(ArmId.After(id, "subscriptions"), Subscription, StringComparison.OrdinalIgnoreCase)
        && string.Equals(ArmId.After(id, "resourceGroups"), ArmId.Name(Group), StringComparison.OrdinalIgnoreCase);

    public bool IsTagged(JsonNode? tags) =>
        tags?["workload"]?.ToString() == Workload && tags["environment"]?.ToString() == Name && tags["managed-by"]?.ToString() == "pulumi";
}
