using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Teardown;

/// <summary>
/// What lies in the stack's group and is not the stack's. Pulumi deletes the group itself at the end, and Azure deletes a group with all
/// that is in it: so nothing is deleted while resources of other owners are in it.
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
    /// Azure makes some things by itself: network cards of endpoints, disks of machines, Application Insights' own alert, which it lists in
    /// small letters, and the topic by which Defender hears of new blobs, called as the account, a dash and a GUID.
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
