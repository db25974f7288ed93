using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayReferences()
    : ResourceRule(
        new()
        {
            Id = "gateway-references",
            Title = "Parts of a gateway have unique names and refer to each other",
            Why = "Azure rejects a gateway that refers to a part that it does not have, or that has two parts of one name.",
            Fix = "Give each part a name of its own, and build its id from the gateway's id, the collection and that name.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/templates/microsoft.network/applicationgateways",
            Types = [GatewayParts.Token],
            Example = """
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                frontendPorts:
                  - { name: https, port: 443 }
                httpListeners:
                  - name: https
                    frontendPort:
                      id: <id of the gateway>/frontendPorts/https
            """,
        }
    )
{
    private const string Type = "/applicationGateways/";

    private static readonly string[] Collections =
    [
        "authenticationCertificates",
        "backendAddressPools",
        "backendHttpSettingsCollection",
        "backendSettingsCollection",
        "frontendIPConfigurations",
        "frontendPorts",
        "gatewayIPConfigurations",
        "httpListeners",
        "listeners",
        "loadDistributionPolicies",
        "privateLinkConfigurations",
        "probes",
        "redirectConfigurations",
        "requestRoutingRules",
        "rewriteRuleSets",
        "routingRules",
        "sslCertificates",
        "sslProfiles",
        "trustedClientCertificates",
        "trustedRootCertificates",
        "urlPathMaps",
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        Twice(resource).Concat(Wrong(resource)).Select(resource.Problem);

    private static IEnumerable<string> Twice(AzureResource gateway) =>
        from collection in Collections
        from same in gateway
            .List(collection)
            .Select(part => part.Known("name"))
            .OfType<string>()
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        where same.Count() > 1
        select $"{collection} contains {same.Count()} parts with the name {same.Key}; names must be unique";

    private static IEnumerable<string> Wrong(AzureResource gateway)
    {
        foreach (var (path, id) in gateway.Scalars)
        {
            var start = path.EndsWith(".id", StringComparison.Ordinal) ? id.IndexOf(Type, StringComparison.OrdinalIgnoreCase) : -1;
            if (start < 0 || id[(start + Type.Length)..].Split('/') is not [var owner, var collection, var part])
            {
                continue;
            }

            if (gateway.AzureName.Length > 0 && !owner.Equals(gateway.AzureName, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{path} is a part of the gateway {owner}; refer to a part of {gateway.AzureName}";
            }
            else if (!Collections.Contains(collection))
            {
                yield return $"{path} names the collection {collection}, which a gateway does not have; " + "use the name of the input";
            }
            else if (!AzureResource.IsHidden(gateway.Text(collection)) && gateway.Part(collection, id) is null)
            {
                yield return $"{path} refers to {collection}/{part}, which the gateway does not have; "
                    + $"it has {string.Join(", ", gateway.List(collection).Select(each => each.Text("name")).DefaultIfEmpty("none"))}";
            }
        }
    }
}
