using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class NetworkInterfaces()
    : ResourceRule(
        new()
        {
            Id = "network-interface",
            Title = "Network interfaces of machines are filtered, private and do not forward",
            Why = "An interface without a security group, with a public address, or that forwards traffic goes around the network's rules.",
            Fix = "Assign a network security group to the subnet, reach machines through Bastion, and leave forwarding to appliances.",
            Severity = Severity.Warning,
            ErrorFrom = Stage.Production,
            Pillar = Pillar.Security,
            Source = "https://www.checkov.io/5.Policy%20Index/terraform.html#CKV_AZURE_119",
            Requirements = ["NET-13"],
            Types = ["network:NetworkInterface"],
            Example = """
            rules:
              type: azure-native:network:NetworkSecurityGroup
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: jump
                    networkSecurityGroup:
                      id: ${rules.id}
            card:
              type: azure-native:network:NetworkInterface
              properties:
                ipConfigurations:
                  - name: main
                    subnet:
                      id: ${network.id}/subnets/jump
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("enableIPForwarding") == "true")
        {
            yield return resource.Warning(
                "enableIPForwarding is true, so the machine can forward traffic of others; set it to false unless it is an appliance"
            );
        }

        foreach (var config in resource.List("ipConfigurations"))
        {
            if (config.At("publicIPAddress") is not null)
            {
                yield return resource.Problem(
                    $"its configuration {config.Text("name")} has a public address; remove it, and reach the machine through Bastion"
                );
            }

            if (
                resource.At("networkSecurityGroup") is null
                && plan.Network.Find(config.Text("subnet.id")) is { SecurityGroup: null } subnet
            )
            {
                yield return resource.Problem(
                    $"has no network security group, and neither has its subnet {subnet.Name}; set networkSecurityGroup of the subnet"
                );
            }
        }
    }
}
