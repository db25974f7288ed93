using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Teardown;

/// <summary>
/// Resources in the stack's group that do not belong to the stack. Pulumi deletes the group at the end, and Azure deletes a group with all
/// its resources: so nothing is deleted while the group contains resources of other owners.
/// </summary>
internal static class Foreign
{
    public static IReadOnlyList<string> Of(IReadOnlyList<JsonObject> resources, StackState state, TornStack stack)
    {
        var own = resources
            .Where(resource => stack.IsTagged(resource["tags"]))
            .Select(Id)
            .Concat(state.Ids.Where(id => ArmId.IsWithin(id, stack.Group) && !id.Equals(stack.Group, StringComparison.OrdinalIgnoreCase)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var endpoints = own.Where(id => id.Contains("/privateEndpoints/", StringComparison.OrdinalIgnoreCase))
            .Select(ArmId.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var stores = own.Where(id => id.Contains("/storageAccounts/", StringComparison.OrdinalIgnoreCase))
            .Select(ArmId.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. resources
                .Where(resource => !own.Any(id => ArmId.IsWithin(Id(resource), id)) && !IsMadeAlong(resource, own, endpoints, stores))
                .Select(Id),
        ];
    }

    /// <summary>
    /// Azure creates some resources itself: network interfaces of endpoints, disks of machines, an alert of Application Insights (listed in
    /// lower case), and the event topic of Defender for new blobs, named after the account, a hyphen and a GUID.
    /// </summary>
    private static bool IsMadeAlong(JsonObject resource, HashSet<string> own, HashSet<string> endpoints, HashSet<string> stores)
    {
        var name = ArmId.Name(Id(resource));
        return resource["managedBy"]?.ToString() is { Length: > 0 } owner && own.Contains(owner)
            || resource["type"]!.ToString().ToLowerInvariant() switch
            {
                "microsoft.network/networkinterfaces" => endpoints.Contains(name.Split(".nic.")[0])
                    || name.StartsWith("nic-", StringComparison.OrdinalIgnoreCase) && endpoints.Contains(name["nic-".Length..]),
                "microsoft.insights/actiongroups" => name.Equals(
                    "Application Insights Smart Detection",
                    StringComparison.OrdinalIgnoreCase
                ),
                "microsoft.alertsmanagement/smartdetectoralertrules" => name.StartsWith(
                    "Failure Anomalies - ",
                    StringComparison.OrdinalIgnoreCase
                ),
                "microsoft.eventgrid/systemtopics" => name.Split('-', 2) is [var store, var rest]
                    && stores.Contains(store)
                    && Guid.TryParseExact(rest, "D", out _),
                _ => false,
            };
    }

    private static string Id(JsonObject resource) => resource["id"]!.ToString();
}
