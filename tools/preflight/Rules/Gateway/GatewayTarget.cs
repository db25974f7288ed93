using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Rules;

/// <summary>A pool of a gateway and the settings that a rule or a path uses with it.</summary>
internal sealed record GatewayTarget(JsonNode? Pool, JsonNode? Settings)
{
    public IEnumerable<string> Hosts =>
        Pool.List("backendAddresses").Select(address => address.Text("fqdn") ?? address.Text("ipAddress")).OfType<string>();

    public bool Contains(AzureResource site) =>
        Hosts.Any(host => GatewayParts.HostsOf(site).Contains(host, StringComparer.OrdinalIgnoreCase));

    /// <summary>Without rules, as in a part of a program: all settings with the only pool.</summary>
    public static IEnumerable<GatewayTarget> Of(AzureResource gateway)
    {
        var rules = gateway
            .List("requestRoutingRules")
            .Concat(gateway.List("urlPathMaps").SelectMany(map => map.List("pathRules")))
            .Select(rule => (Pool: rule.Text("backendAddressPool.id"), Settings: rule.Text("backendHttpSettings.id")))
            .Concat(
                gateway
                    .List("urlPathMaps")
                    .Select(map => (Pool: map.Text("defaultBackendAddressPool.id"), Settings: map.Text("defaultBackendHttpSettings.id")))
            )
            .Where(each => each.Pool is not null || each.Settings is not null)
            .Distinct()
            .ToList();
        return rules.Count > 0
            ? rules.Select(each => new GatewayTarget(
                gateway.Part("backendAddressPools", each.Pool),
                gateway.Part("backendHttpSettingsCollection", each.Settings)
            ))
            : from settings in gateway.List("backendHttpSettingsCollection")
            from pool in gateway.List("backendAddressPools").ToList() is [var only] ? [only] : Array.Empty<JsonNode>()
            select new GatewayTarget(pool, settings);
    }
}
