using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ThreatIntelligence()
    : ResourceRule(
        new()
        {
            Id = "threat-intelligence",
            Title = "The firewall denies known malicious addresses",
            Why = "In Alert mode, traffic to known malicious addresses is logged and still allowed.",
            Fix = "Set threatIntelMode to Deny.",
            Severity = Severity.Warning,
            ErrorFrom = Stage.Production,
            Pillar = Pillar.Security,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.Firewall.PolicyMode/",
            Types = ["network:FirewallPolicy", "network:AzureFirewall"],
            Example = """
            policy:
              type: azure-native:network:FirewallPolicy
              properties: { threatIntelMode: Deny }
            """,
        }
    )
{
    /// <summary>A firewall with a policy takes the policy's mode.</summary>
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Token == "network:AzureFirewall" && (resource.Has("firewallPolicy") || resource.Text("threatIntelMode") is null)
            ? []
            : Mode(resource);

    private static IEnumerable<Problem> Mode(AzureResource resource) =>
        resource
            .Must("threatIntelMode", "Alert logs the traffic and allows it", "Deny")
            .Concat(
                resource
                    .Texts("threatIntelWhitelist.ipAddresses")
                    .Where(Addresses.IsWide)
                    .Select(range =>
                        resource.Problem(
                            $"threatIntelWhitelist.ipAddresses contains {range}, so no address is denied; list single addresses"
                        )
                    )
            )
            .Concat(
                resource
                    .Texts("threatIntelWhitelist.fqdns")
                    .Where(host => host is "*")
                    .Select(host =>
                        resource.Problem($"threatIntelWhitelist.fqdns contains {host}, so no host is denied; list single hosts")
                    )
            );
}
