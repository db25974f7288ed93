using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PrivateEndpointMissing()
    : ResourceRule(
        new()
        {
            Id = "private-endpoint-missing",
            Title = "Services without public access have a private endpoint",
            Why = "With public access disabled and no private endpoint, no client can reach the service.",
            Fix = "Declare a PrivateEndpoint for the service.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.BaselineChat,
            Requirements = ["NET-03"],
            Types =
            [
                "cognitiveservices:Account",
                "search:Service",
                "keyvault:Vault",
                "storage:StorageAccount",
                "web:WebApp",
                "web:WebAppSlot",
                "machinelearningservices:Workspace",
                "cosmosdb:DatabaseAccount",
                "documentdb:DatabaseAccount",
                "containerregistry:Registry",
            ],
            Example = """
            vault:
              type: azure-native:keyvault:Vault
              properties:
                properties: { publicNetworkAccess: Disabled }
            vault-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                privateLinkServiceConnections:
                  - privateLinkServiceId: ${vault.id}
                    groupIds: [vault]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var closed = (resource.Text("publicNetworkAccess") ?? resource.Text("properties.publicNetworkAccess")) is "Disabled" or "disabled";
        return closed && !Doors(resource, plan).Any()
            ?
            [
                resource.Problem(
                    $"public access is disabled and it has no private endpoint{Group(resource)}, so no client can reach it; add a "
                        + "PrivateEndpoint"
                ),
            ]
            : [];
    }

    private static string Group(AzureResource resource) =>
        resource.Token switch
        {
            "web:WebAppSlot" => $" with groupIds [sites-{resource.AzureName}]",
            "web:WebApp" => " with groupIds [sites]",
            _ => "",
        };

    /// <summary>A site's own group is not its slots'. A slot's endpoint names the site, with the slot in its group id.</summary>
    private static IEnumerable<AzureResource> Doors(AzureResource resource, AzurePlan plan) =>
        resource.Token switch
        {
            "web:WebAppSlot" => OfGroup(plan.Network.EndpointsOf(plan.ParentOf(resource)?.Id ?? ""), $"sites-{resource.AzureName}"),
            "web:WebApp" => OfGroup(plan.Network.EndpointsOf(resource.Id), "sites"),
            _ => plan.Network.EndpointsOf(resource.Id),
        };

    private static IEnumerable<AzureResource> OfGroup(IEnumerable<AzureResource> endpoints, string group) =>
        endpoints.Where(endpoint => Topology.Connections(endpoint).SelectMany(connection => connection.Texts("groupIds")).Contains(group));
}
