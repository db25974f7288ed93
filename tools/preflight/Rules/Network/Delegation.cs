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
            Title = "Subnet delegations name a service that exists, and contain no private endpoints",
            Why = "A misspelled delegation fails when the service joins the subnet. Azure rejects endpoints in a delegated subnet.",
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
            var delegations = subnet.Delegations.ToList();
            foreach (var delegation in delegations.Where(delegation => !AzureResource.IsHidden(delegation)))
            {
                if (WhyWrong(delegation) is var (why, isWarning))
                {
                    var message = $"the subnet {subnet.Name} is delegated to {delegation}; {why}";
                    yield return isWarning ? subnet.Declared.Warning(message) : subnet.Declared.Problem(message);
                }
            }

            if (delegations.Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1)
            {
                yield return subnet.Declared.Problem(
                    $"the subnet {subnet.Name} has {delegations.Count} delegations; Azure accepts one service in a subnet"
                );
            }

            foreach (var problem in delegations.Count > 0 ? Endpoints(subnet, delegations[0], plan) : [])
            {
                yield return problem;
            }
        }
    }

    /// <summary>Where most endpoints of the plan are in the subnet, its delegation is the mistake; else the endpoint's subnet is.</summary>
    private static IEnumerable<Problem> Endpoints(Subnet subnet, string delegation, AzurePlan plan)
    {
        var all = plan.Of("network:PrivateEndpoint").ToList();
        var inside = all.FindAll(endpoint => string.Equals(endpoint.Text("subnet.id"), subnet.Id, StringComparison.OrdinalIgnoreCase));
        return inside.Count > 1 && inside.Count > all.Count / 2
            ?
            [
                subnet.Declared.Problem(
                    $"the subnet {subnet.Name} is delegated to {delegation} and contains {inside.Count} private endpoints; "
                        + "remove the delegation"
                ),
            ]
            : inside.Select(endpoint =>
                endpoint.Problem(
                    $"is in the subnet {subnet.Name}, which is delegated to {delegation}; move the endpoint to a subnet without delegation"
                )
            );
    }

    /// <summary>It is known of this name alone that its case counts.</summary>
    private const string WithCase = "Microsoft.App/environments";

    /// <summary>Azure itself writes and exports this spelling of a delegation.</summary>
    private const string Exported = "Microsoft.Web/serverfarms";

    private static (string Why, bool IsWarning)? WhyWrong(string delegation)
    {
        if (Known.FirstOrDefault(name => name.Equals(delegation, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known == delegation || delegation == Exported ? null
                : known == WithCase ? ($"the name is {known}, and case matters", false)
                : ($"the name is written {known}", true);
        }

        var near = Suggestion.Nearest(delegation, Known).First();
        return Suggestion.Distance(near, delegation) <= 4 ? ($"the name is {near}", false) : null;
    }
}
