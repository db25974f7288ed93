namespace Preflight.Tests.Rules.Network;

public sealed class ZoneNameTests : RuleTests<ZoneNameTests>, IRuleCases
{
    public static string Rule => "zone-name";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a part of the service's name", Named("privatelink.vault.azure.net"), "vault-zone"),
            NonCompliant("two letters too many", Named("privatelink.searchs.windows.net"), "vault-zone"),
            NonCompliant("a letter missing in the prefix", Named("privatlink.openai.azure.com"), "vault-zone"),
            NonCompliant("a hyphen for a dot", Named("privatelink-blob.core.windows.net"), "vault-zone"),
            Compliant("another service", Named("privatelink.managedhsm.azure.net")),
            Compliant("another cloud", Named("privatelink.vaultcore.usgovcloudapi.net")),
            Compliant("a zone of a region", Named("privatelink.swedencentral.azmk8s.io")),
            Compliant("a service of another vendor", Named("privatelink.snowflakecomputing.com")),
            Compliant("a zone of your own", Named("contoso.internal")),
        ];

    private static TestPlan Named(string name) => Example.With("vault-zone", "privateZoneName", name);
}
