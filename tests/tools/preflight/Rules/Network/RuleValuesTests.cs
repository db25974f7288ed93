namespace Preflight.Tests.Rules.Network;

public sealed class RuleValuesTests : RuleTests<RuleValuesTests>, IRuleCases
{
    public static string Rule => "rule-values";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a source alone and as a list",
                Example.With("app-rules", "securityRules[0].sourceAddressPrefixes", new[] { "10.0.0.0/26" }),
                "app-rules"
            ),
            NonCompliant(
                "a port alone and as a list",
                Example.With("app-rules", "securityRules[0].destinationPortRanges", new[] { "443" }),
                "app-rules"
            ),
            NonCompliant(
                "a service tag in a list",
                Example
                    .With("app-rules", "securityRules[0].destinationAddressPrefix", null)
                    .With("app-rules", "securityRules[0].destinationAddressPrefixes", new[] { "AzureMonitor", "10.0.0.0/8" }),
                "app-rules"
            ),
            NonCompliant("no source", Example.With("app-rules", "securityRules[0].sourceAddressPrefix", null), "app-rules"),
            NonCompliant("no port", Example.With("app-rules", "securityRules[0].destinationPortRange", null), "app-rules"),
            Compliant(
                "the source is an application security group",
                Example
                    .With("app-rules", "securityRules[0].sourceAddressPrefix", null)
                    .With("app-rules", "securityRules[0].sourceApplicationSecurityGroups", new[] { new { id = "a" } })
            ),
            NonCompliant(
                "a misspelt service tag",
                Example.With("app-rules", "securityRules[0].destinationAddressPrefix", "AzureMonitr"),
                "app-rules"
            ),
            NonCompliant(
                "an unknown service tag",
                Example.With("app-rules", "securityRules[0].destinationAddressPrefix", "ContosoCloud"),
                "app-rules"
            ),
            NonCompliant(
                "a region of a tag without regions",
                Example.With("app-rules", "securityRules[0].destinationAddressPrefix", "AzureActiveDirectory.WestEurope"),
                "app-rules"
            ),
            Compliant(
                "a region of a tag with regions",
                Example.With("app-rules", "securityRules[0].destinationAddressPrefix", "Storage.WestEurope")
            ),
            Compliant("a tag in other letters", Example.With("app-rules", "securityRules[0].destinationAddressPrefix", "azuremonitor")),
            NonCompliant("any", Example.With("app-rules", "securityRules[0].sourceAddressPrefix", "any"), "app-rules"),
            NonCompliant("no address", Example.With("app-rules", "securityRules[0].sourceAddressPrefix", "10.0.300.0/24"), "app-rules"),
            NonCompliant(
                "a range that is not aligned",
                Example.With("app-rules", "securityRules[0].sourceAddressPrefix", "10.0.0.7/26"),
                "app-rules"
            ),
            NonCompliant(
                "a reversed range of ports",
                Example.With("app-rules", "securityRules[0].destinationPortRange", "900-800"),
                "app-rules"
            ),
            NonCompliant(
                "a port that does not exist",
                Example.With("app-rules", "securityRules[0].destinationPortRange", "70000"),
                "app-rules"
            ),
            NonCompliant("a name as a port", Example.With("app-rules", "securityRules[0].destinationPortRange", "https"), "app-rules"),
            Compliant("a value that is not known yet", Example.With("app-rules", "securityRules[0].sourceAddressPrefix", "[unknown]")),
            NonCompliant("clients send from one port", Example.With("app-rules", "securityRules[0].sourcePortRange", "443"), "app-rules"),
        ];
}
