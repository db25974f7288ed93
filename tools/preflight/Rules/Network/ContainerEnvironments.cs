using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ContainerEnvironments()
    : ResourceRule(
        new()
        {
            Id = "container-environment",
            Title = "Environments of container apps are in a network of the stack",
            Why = "Without a network of its own an environment is public, and no rule, route or private endpoint applies to its apps.",
            Fix = "Set vnetConfiguration.infrastructureSubnetId to a subnet with a security group.",
            Severity = Severity.Warning,
            ErrorFrom = Stage.Production,
            Pillar = Pillar.Security,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.ContainerApp.PublicAccess/",
            Requirements = ["NET-05"],
            Types = ["app:ManagedEnvironment"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: apps
            apps:
              type: azure-native:app:ManagedEnvironment
              properties:
                vnetConfiguration:
                  internal: true
                  infrastructureSubnetId: ${network.id}/subnets/apps
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (!resource.Has("vnetConfiguration.infrastructureSubnetId"))
        {
            yield return resource.Problem(
                "vnetConfiguration.infrastructureSubnetId is not set, so the environment has no network of yours and is public; set it"
            );
        }
        else if (resource.Text("vnetConfiguration.internal") is null or "false" && resource.Text("publicNetworkAccess") != "Disabled")
        {
            yield return resource.Warning(
                "vnetConfiguration.internal is not true, so its apps can be public; set it, or limit ingress of each app"
            );
        }
    }
}
