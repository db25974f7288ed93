using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FinalDeny()
    : ResourceRule(
        new()
        {
            Id = "final-deny",
            Title = "A network security group ends in a deny, and lets nobody in from anywhere but to a gateway",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = Sources.BaselineChat,
            Requirements = ["NET-07"],
            Types = ["network:NetworkSecurityGroup"],
        }
    )
{
    private static readonly string[] Anywhere = ["*", "Internet", "0.0.0.0/0", "Any"];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var rules = plan.Network.RulesOf(resource);
        var subnets = plan
            .Network.Subnets.Where(subnet => string.Equals(subnet.SecurityGroup, resource.Id, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var fronts = subnets.Exists(subnet => IsFront(subnet, plan));
        foreach (var inbound in new[] { true, false })
        {
            if (!rules.Any(rule => rule.Inbound == inbound && rule.DeniesAll))
            {
                yield return resource.Problem($"no rule denies all {(inbound ? "inbound" : "outbound")} traffic; add one at priority 4096");
            }
        }

        foreach (
            var rule in rules.Where(rule =>
                rule is { Inbound: true, Allows: true }
                && rule.Sources.Intersect(Anywhere, StringComparer.OrdinalIgnoreCase).Any()
                && !fronts
            )
        )
        {
            yield return resource.Problem($"{rule.Name} lets {string.Join(", ", rule.Sources)} in; name the subnet that calls");
        }
    }

    private static bool IsFront(Subnet subnet, AzurePlan plan) =>
        subnet.Name == "AzureBastionSubnet"
        || plan.Of("network:ApplicationGateway")
            .SelectMany(gateway => gateway.List("gatewayIPConfigurations"))
            .Any(config => string.Equals(config.Text("subnet.id"), subnet.Id, StringComparison.OrdinalIgnoreCase));
}
