namespace Preflight.Tests.Rules.Network;

public sealed class CustomSubdomainTests : RuleTests<CustomSubdomainTests>, IRuleCases
{
    public static string Rule => "custom-subdomain";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("none", Example.With("account", "properties.customSubDomainName", null), "account"),
            NonCompliant("an empty one", Example.With("account", "properties.customSubDomainName", ""), "account"),
        ];
}
