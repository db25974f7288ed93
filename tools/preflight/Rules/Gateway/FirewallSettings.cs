using System.Globalization;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FirewallSettings()
    : ResourceRule(
        new()
        {
            Id = "firewall-settings",
            Title = "Azure accepts the settings and the place of a web application firewall",
            Why = "Azure rejects a policy with a status that it does not know, or a gateway whose policy is in another region.",
            Fix = "Use a status that Azure accepts, and the region of the gateway.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
            Types = [FirewallPolicy.Gateway],
            Example = """
            firewall:
              type: azure-native:network:WebApplicationFirewallPolicy
              properties:
                location: swedencentral
                policySettings:
                  customBlockResponseStatusCode: 403
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                location: swedencentral
                firewallPolicy:
                  id: ${firewall.id}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (
            int.TryParse(resource.Text("policySettings.customBlockResponseStatusCode"), CultureInfo.InvariantCulture, out var code)
            && code is not (0 or 200 or 403 or 405 or 406 or 429 or (>= 990 and <= 999))
        )
        {
            yield return resource.Problem(
                $"policySettings.customBlockResponseStatusCode is {code}; Azure accepts 200, 403, 405, 406, 429 and 990 to 999"
            );
        }

        foreach (
            var gateway in FirewallAttachment
                .Of(plan)
                .Where(each => each.PolicyId.Equals(resource.Id, StringComparison.OrdinalIgnoreCase))
                .Select(each => each.Gateway)
                .Distinct()
                .Where(gateway =>
                    resource.Text("location") is not null
                    && gateway.Text("location") is not null
                    && !resource.Hides("location")
                    && !gateway.Hides("location")
                )
        )
        {
            if (Region(gateway) != Region(resource))
            {
                yield return resource.Problem(
                    $"location is {resource.Text("location")}, and {gateway.Name} is in {gateway.Text("location")}; use one region"
                );
            }
        }
    }

    /// <summary>"Sweden Central" and "swedencentral" are one region.</summary>
    private static string Region(AzureResource resource) => RegionCatalogue.Plain(resource.Text("location") ?? "");
}
