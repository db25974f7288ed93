using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Networks;

/// <summary>One place of a subnet that a network resource takes.</summary>
/// <param name="Subnet">The id of the subnet.</param>
/// <param name="Id">The id of the part that lies in it: an IP configuration, or a private endpoint itself.</param>
/// <param name="List">The property of the subnet that shows it.</param>
internal sealed record SubnetUse(string Subnet, string Id, string List)
{
    public const string Networks = "Microsoft.Network/virtualNetworks";
    public const string Subnets = $"{Networks}/subnets";
    public const string Endpoints = "Microsoft.Network/privateEndpoints";
    public const string Gateways = "Microsoft.Network/applicationGateways";
    public const string Firewalls = "Microsoft.Network/azureFirewalls";
    public const string Bastions = "Microsoft.Network/bastionHosts";

    /// <summary>The types that take places in subnets.</summary>
    public static readonly string[] Types = [Endpoints, Gateways, Firewalls, Bastions, "Microsoft.Network/networkInterfaces"];

    /// <summary>The places that a resource of one of the types takes.</summary>
    public static IEnumerable<SubnetUse> Of(string type, string id, JsonObject? body)
    {
        if (ArmPath.Same(type, Endpoints))
        {
            return JsonPath.Text(body, "properties", "subnet", "id") is { } subnet ? [new SubnetUse(subnet, id, "privateEndpoints")] : [];
        }

        var (list, shown) = ArmPath.Same(type, Gateways)
            ? ("gatewayIPConfigurations", "applicationGatewayIPConfigurations")
            : ("ipConfigurations", "ipConfigurations");
        return from item in JsonPath.Items(body, "properties", list)
            let subnet = JsonPath.Text(item, "properties", "subnet", "id")
            where subnet is not null
            select new SubnetUse(subnet, $"{id}/{list}/{JsonPath.Text(item, "name")}", shown);
    }

    /// <summary>Everything that lies in a network or a subnet, with the resource that does.</summary>
    public static IEnumerable<(Resource From, SubnetUse Use)> Within(string id, AzureState azure) =>
        from type in Types
        from resource in azure.Resources.OfType(type)
        from use in Of(type, resource.Id, resource.Body)
        where ArmPath.IsWithin(use.Subnet, id)
        select (resource, use);
}
