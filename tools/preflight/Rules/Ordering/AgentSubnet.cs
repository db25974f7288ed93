using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AgentSubnet()
    : ResourceRule(
        new()
        {
            Id = "agent-subnet",
            Title = "The subnet of agents is delegated to Microsoft.App/environments",
            Why = "Azure creates the agents' environment in the subnet. Without the delegation the account or its host fails.",
            Fix = "Delegate a subnet of its own to Microsoft.App/environments, and name it in networkInjections.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/ai-foundry/agents/how-to/virtual-networks",
            Types = ["cognitiveservices:Account"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: agents
                    addressPrefix: 10.0.1.0/24
                    delegations:
                      - { name: agents, serviceName: Microsoft.App/environments }
            account:
              type: azure-native:cognitiveservices:Account
              properties:
                properties:
                  networkInjections:
                    - scenario: agent
                      subnetArmId: ${network.id}/subnets/agents
            """,
        }
    )
{
    private const string Service = "Microsoft.App/environments";

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from injection in resource.List("properties.networkInjections")
        let subnet = plan.Network.Find(injection.Text("subnetArmId"))
        where subnet is not null && !subnet.Delegations.Any(each => AzureResource.IsHidden(each) || each == Service)
        select resource.Problem(
            $"networkInjections names the subnet {subnet.Name}, which is delegated to "
                + $"{(subnet.Delegations.FirstOrDefault() is { } other ? other : "no service")}; delegate it to {Service}"
        );
}
