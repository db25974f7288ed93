using CommandLine;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class Delegation()
    : Rule(
        new()
        {
            Id = "delegation",
            Title = "Subnet delegations are spelled as Azure spells them",
            Why = "Azure compares the service name with case. A misspelled delegation fails when the service joins the subnet.",
            Fix = "Use the exact service name, and keep private endpoints in a subnet without delegation.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure/bicep-ptn-aiml-landing-zone/issues/110",
            Types = ["network:VirtualNetwork", "network:Subnet"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: app
                    delegations:
                      - serviceName: Microsoft.Web/serverFarms
                  - name: endpoints
            """,
        }
    )
{
    private static readonly string[] Known =
    [
        "Microsoft.App/environments",
        "Microsoft.Web/serverFarms",
        "Microsoft.DBforPostgreSQL/flexibleServers",
        "Microsoft.DBforMySQL/flexibleServers",
        "Microsoft.Sql/managedInstances",
        "Microsoft.ContainerInstance/containerGroups",
        "Microsoft.Network/applicationGateways",
        "Microsoft.Network/dnsResolvers",
        "Microsoft.Databricks/workspaces",
        "Microsoft.ApiManagement/service",
        "Microsoft.MachineLearningServices/workspaces",
        "Microsoft.DevOpsInfrastructure/pools",
        "GitHub.Network/networkSettings",
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var subnet in plan.Network.Subnets)
        {
            foreach (var delegation in subnet.Delegations)
            {
                if (
                    Known.FirstOrDefault(name => name.Equals(delegation, StringComparison.OrdinalIgnoreCase)) is { } known
                        ? known != delegation
                        : Suggestion.Nearest(delegation, Known).First() is var near && Suggestion.Distance(near, delegation) <= 4
                )
                {
                    yield return subnet.Declared.Problem(
                        $"the subnet {subnet.Name} is delegated to {delegation}; the name is "
                            + $"{Suggestion.Nearest(delegation, Known).First()}, and case matters"
                    );
                }
            }

            if (
                subnet.Delegations.Any()
                && plan.Of("network:PrivateEndpoint")
                    .Any(endpoint => string.Equals(endpoint.Text("subnet.id"), subnet.Id, StringComparison.OrdinalIgnoreCase))
            )
            {
                yield return subnet.Declared.Problem(
                    $"the subnet {subnet.Name} is delegated and contains private endpoints; move the endpoints to another subnet"
                );
            }
        }
    }
}
