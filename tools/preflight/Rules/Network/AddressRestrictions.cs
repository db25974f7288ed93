using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AddressRestrictions()
    : ResourceRule(
        new()
        {
            Id = "address-restrictions",
            Title = "A service that answers the internet admits listed addresses only",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = Sources.BasicChat,
            Requirements = ["NET-15"],
            Types =
            [
                "cognitiveservices:Account",
                "search:Service",
                "keyvault:Vault",
                "storage:StorageAccount",
                "web:WebApp",
                "web:WebAppSlot",
            ],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if ((resource.Text("publicNetworkAccess") ?? resource.Text("properties.publicNetworkAccess")) is "Disabled" or "disabled")
        {
            return [];
        }

        return resource.Token switch
        {
            "search:Service" => resource.List("networkRuleSet.ipRules").Any()
                ? []
                : [resource.Problem("networkRuleSet.ipRules is empty, which admits everybody; list addresses, or close it")],
            "web:WebApp" or "web:WebAppSlot" => resource
                .Must("siteConfig.ipSecurityRestrictionsDefaultAction", "the default admits everybody", "Deny")
                .Concat(
                    resource.Must("siteConfig.scmIpSecurityRestrictionsDefaultAction", "the deployment site would admit everybody", "Deny")
                ),
            _ => [],
        };
    }
}
