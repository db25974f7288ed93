using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Endpoints;

/// <summary>What a private endpoint names: its subnet, its targets and their parts.</summary>
internal static class EndpointParts
{
    public const string Type = "Microsoft.Network/privateEndpoints";
    public const string ZoneGroups = $"{Type}/privateDnsZoneGroups";

    public static string? Subnet(JsonObject? endpoint) => JsonPath.Text(endpoint, "properties", "subnet", "id");

    /// <summary>Its connections, those that wait for an approval included.</summary>
    public static IEnumerable<JsonObject> Connections(JsonObject? endpoint) =>
        JsonPath
            .Items(endpoint, "properties", "privateLinkServiceConnections")
            .Concat(JsonPath.Items(endpoint, "properties", "manualPrivateLinkServiceConnections"));

    public static IEnumerable<string> Targets(JsonObject? endpoint) =>
        Connections(endpoint).Select(each => JsonPath.Text(each, "properties", "privateLinkServiceId")).OfType<string>();

    /// <summary>The zones that a zone group names.</summary>
    public static IEnumerable<string> Zones(JsonObject? group) =>
        JsonPath
            .Items(group, "properties", "privateDnsZoneConfigs")
            .Select(each => JsonPath.Text(each, "properties", "privateDnsZoneId"))
            .OfType<string>();

    /// <summary>Endpoints or zone groups on which an operation runs, except one.</summary>
    public static IEnumerable<Resource> InWork(AzureState azure, string type, string except) =>
        azure.Resources.OfType(type).Where(each => each.Operation is not null && !ArmPath.Same(each.Id, except));

    /// <summary>True while something else works on a target or connects to it.</summary>
    public static bool IsBusy(string target, Call call) =>
        call.Azure.Working(target).Any()
        || InWork(call.Azure, Type, call.Id).Any(other => Targets(other.Body).Any(each => ArmPath.Same(each, target)));
}
