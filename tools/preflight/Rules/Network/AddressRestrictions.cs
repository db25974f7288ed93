using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AddressRestrictions()
    : ResourceRule(
        new()
        {
            Id = "address-restrictions",
            Title = "Public endpoints accept listed addresses only",
            Why = "A public endpoint without address rules accepts connections from the whole internet.",
            Fix = "List the allowed addresses, or set publicNetworkAccess to Disabled.",
            Severity = Severity.Warning,
            ErrorFrom = Stage.Test,
            Pillar = Pillar.Security,
            Source = Sources.BasicChat,
            Requirements = ["NET-15"],
            Types = ["search:Service", "web:WebApp", "web:WebAppSlot"],
            Example = """
            search:
              type: azure-native:search:Service
              properties:
                networkRuleSet:
                  ipRules:
                    - value: 203.0.113.10
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  ipSecurityRestrictionsDefaultAction: Deny
                  scmIpSecurityRestrictionsDefaultAction: Deny
            """,
        }
    )
{
    private static readonly string[] Defaults =
    [
        "siteConfig.ipSecurityRestrictionsDefaultAction",
        "siteConfig.scmIpSecurityRestrictionsDefaultAction",
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if ((resource.Text("publicNetworkAccess") ?? resource.Text("properties.publicNetworkAccess")) is "Disabled" or "disabled")
        {
            return resource.Token.StartsWith("web:", StringComparison.Ordinal)
                ? Defaults
                    .Where(path => resource.Text(path) == "Allow")
                    .Select(path =>
                        resource.Warning(
                            $"{path} is Allow, so every address is accepted as soon as public access is enabled; set it to Deny"
                        )
                    )
                : [];
        }

        if (PublicAccess.Asks(resource, plan))
        {
            return [];
        }

        return resource.Token switch
        {
            "search:Service" => resource.List("networkRuleSet.ipRules").Any()
                ? []
                :
                [
                    resource.Problem(
                        "networkRuleSet.ipRules is empty, so every address is accepted; list addresses, or set "
                            + "publicNetworkAccess to disabled"
                    ),
                ],
            "web:WebApp" or "web:WebAppSlot" => resource
                .Must("siteConfig.ipSecurityRestrictionsDefaultAction", "every address is accepted by default", "Deny")
                .Concat(
                    resource.Must(
                        "siteConfig.scmIpSecurityRestrictionsDefaultAction",
                        "the deployment endpoint (SCM) accepts every address by default",
                        "Deny"
                    )
                ),
            _ => [],
        };
    }
}
