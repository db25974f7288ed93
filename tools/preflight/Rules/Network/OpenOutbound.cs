using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class OpenOutbound()
    : Rule(
        new()
        {
            Id = "open-outbound",
            Title = "Outbound security rules name the services that are called",
            Why = "A rule to every address lets data leave to any host, and makes the final deny rule useless.",
            Fix = "Set the subnet or the service tag that is called as the destination, and its port.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            From = Stage.Test,
            Source = "https://learn.microsoft.com/azure/well-architected/security/networking",
            Requirements = ["NET-08"],
            Types = ["network:NetworkSecurityGroup", "network:SecurityRule"],
            Example = """
            app-rules:
              type: azure-native:network:NetworkSecurityGroup
              properties:
                securityRules:
                  - name: telemetry
                    priority: 100
                    direction: Outbound
                    access: Allow
                    protocol: Tcp
                    sourceAddressPrefix: 10.0.0.0/26
                    destinationAddressPrefix: AzureMonitor
                    destinationPortRange: '443'
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var group in plan.Of("network:NetworkSecurityGroup"))
        {
            var subnets = plan
                .Network.Subnets.Where(subnet => string.Equals(subnet.SecurityGroup, group.Id, StringComparison.OrdinalIgnoreCase))
                .ToList();

            // Gateways and Bastion need rules to the internet, which Microsoft's pages list.
            if (subnets.Exists(subnet => subnet.Name.StartsWith("Azure", StringComparison.Ordinal) || subnet.HasGateway(plan)))
            {
                continue;
            }

            foreach (var rule in plan.Network.RulesOf(group).Where(rule => rule is { Inbound: false, Allows: true, IsToAnywhere: true }))
            {
                var message =
                    $"{rule.Name} allows outbound traffic to {string.Join(", ", rule.Destinations)} "
                    + $"on port {string.Join(", ", rule.Ports)}; set the subnet or the service tag that is called";

                // One port through a firewall is filtered there.
                yield return !rule.OpensAllPorts && subnets.Count > 0 && subnets.TrueForAll(plan.Network.IsForced)
                    ? rule.Declared.Warning(message)
                    : rule.Declared.Problem(message);
            }
        }
    }
}
