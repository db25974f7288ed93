using System.Globalization;
using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Rules;

/// <summary>The parts of an application gateway, which refer to each other by id.</summary>
internal static class GatewayParts
{
    public const string Token = "network:ApplicationGateway";

    /// <summary>The named part that an id ends with; null if there is none, or if the id or the parts are not known.</summary>
    public static JsonNode? Part(this AzureResource gateway, string collection, string? id) =>
        id is null || AzureResource.IsHidden(id)
            ? null
            : gateway
                .List(collection)
                .FirstOrDefault(part =>
                    part.Text("name") is { Length: > 0 } name && id.EndsWith($"/{collection}/{name}", StringComparison.OrdinalIgnoreCase)
                );

    /// <summary>The last segment of the id at a path; null if it is not set or not known.</summary>
    public static string? PartName(this JsonNode node, string path) =>
        node.Text(path) is { } id && !AzureResource.IsHidden(id) ? id[(id.LastIndexOf('/') + 1)..] : null;

    /// <summary>Known text; null where it is not set, secret or unknown.</summary>
    public static string? Known(this JsonNode node, string path) =>
        node.Text(path) is { } text && !AzureResource.IsHidden(text) ? text : null;

    public static bool Hides(this JsonNode node, string path) => AzureResource.IsHidden(node.Text(path));

    public static double? Number(this JsonNode? node, string path) =>
        double.TryParse(node.Text(path), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The host names that a listener answers to; none if it answers to all.</summary>
    public static IReadOnlyList<string> Hosts(JsonNode listener) =>
        [.. listener.Texts("hostNames").Append(listener.Text("hostName")).OfType<string>().Where(host => host.Length > 0)];

    /// <summary>The public host names that all listeners answer to.</summary>
    public static IEnumerable<string> Hosts(AzureResource gateway) => gateway.List("httpListeners").SelectMany(Hosts);

    /// <summary>The planned sites whose host names the gateway's pools contain.</summary>
    public static IEnumerable<AzureResource> SitesBehind(AzureResource gateway, AzurePlan plan)
    {
        var targets = gateway
            .List("backendAddressPools")
            .SelectMany(pool => pool.List("backendAddresses"))
            .Select(address => address.Text("fqdn"))
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return targets.Count == 0 ? [] : plan.Sites.Where(site => HostsOf(site).Any(targets.Contains));
    }

    public static bool IsBehindGateway(AzureResource site, AzurePlan plan) =>
        plan.Of(Token).Any(gateway => SitesBehind(gateway, plan).Contains(site));

    public static IEnumerable<string> HostsOf(AzureResource site)
    {
        if (site.Planned.Outputs.Text("defaultHostName") is { } host)
        {
            yield return host;
        }

        yield return $"{site.AzureName}.azurewebsites.net";
    }

    /// <summary>The settings of App Service's sign-in for a site or a slot; null if it has none.</summary>
    public static AzureResource? SignInOf(AzureResource site, AzurePlan plan) =>
        plan.Of("web:WebAppAuthSettingsV2", "web:WebAppAuthSettingsV2Slot").FirstOrDefault(each => plan.ParentOf(each) == site);
}
