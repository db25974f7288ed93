using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ServiceEndpoints()
    : Rule(
        new()
        {
            Id = "service-endpoint",
            Title = "Subnets in the rules of a service have its service endpoint",
            Why = "Without the service endpoint Azure rejects the rule, or the requests come from a public address that is not listed.",
            Fix = "Add the service to serviceEndpoints of the subnet.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoints-overview",
            Types = ["*"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: app
                    serviceEndpoints:
                      - service: Microsoft.KeyVault
            vault:
              type: azure-native:keyvault:Vault
              properties:
                properties:
                  networkAcls:
                    defaultAction: Deny
                    virtualNetworkRules:
                      - id: ${network.id}/subnets/app
            """,
        }
    )
{
    private static readonly (string Token, string[] Lists, string Property, string Service)[] Known =
    [
        ("storage:StorageAccount", ["networkRuleSet.virtualNetworkRules"], "virtualNetworkResourceId", "Microsoft.Storage"),
        ("keyvault:Vault", ["properties.networkAcls.virtualNetworkRules"], "id", "Microsoft.KeyVault"),
        ("cognitiveservices:Account", ["properties.networkAcls.virtualNetworkRules"], "id", "Microsoft.CognitiveServices"),
        ("cosmosdb:DatabaseAccount", ["virtualNetworkRules"], "id", "Microsoft.AzureCosmosDB"),
        ("documentdb:DatabaseAccount", ["virtualNetworkRules"], "id", "Microsoft.AzureCosmosDB"),
        ("containerregistry:Registry", ["networkRuleSet.virtualNetworkRules"], "virtualNetworkResourceId", "Microsoft.ContainerRegistry"),
        ("servicebus:NamespaceNetworkRuleSet", ["virtualNetworkRules"], "subnet.id", "Microsoft.ServiceBus"),
        ("eventhub:NamespaceNetworkRuleSet", ["virtualNetworkRules"], "subnet.id", "Microsoft.EventHub"),
        ("web:WebApp", Restrictions, "vnetSubnetResourceId", "Microsoft.Web"),
        ("web:WebAppSlot", Restrictions, "vnetSubnetResourceId", "Microsoft.Web"),
    ];

    private static string[] Restrictions => ["siteConfig.ipSecurityRestrictions", "siteConfig.scmIpSecurityRestrictions"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from known in Known
        from resource in plan.Of(known.Token)
        from list in known.Lists
        from rule in resource.List(list)
        where rule.Text("ignoreMissingVnetServiceEndpoint") != "true" && rule.Text("ignoreMissingVNetServiceEndpoint") != "true"
        let id = rule.Text(known.Property)
        where id is not null && !AzureResource.IsHidden(id)
        let why = Why(plan, id, known.Service)
        where why is not null
        select resource.Problem($"{list} {why}");

    private static string? Why(AzurePlan plan, string id, string service)
    {
        var name = id[(id.LastIndexOf('/') + 1)..];
        if (plan.Network.Find(id) is not { } subnet)
        {
            return plan.Above(id) is { Token: "network:VirtualNetwork" } network && network.List("subnets").Any()
                ? $"names the subnet {name}, which {network.Name} does not have; correct the name"
                : null;
        }

        return subnet
            .Body.List("serviceEndpoints")
            .Select(endpoint => endpoint.Text("service"))
            .Any(each => each == service || each == $"{service}.Global" || AzureResource.IsHidden(each))
            ? null
            : $"admits the subnet {name}, which has no service endpoint {service}; add it to serviceEndpoints of the subnet";
    }
}
