namespace Preflight.Tests.Rules.Ordering;

public sealed class ManagedNetworkTests : RuleTests<ManagedNetworkTests>, IRuleCases
{
    public static string Rule => "managed-network";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("an account that does not use it", Example.With("account", "properties.networkInjections", null), "network"),
            NonCompliant("an account with a subnet", Example.With("account", Used, false), "network"),
            NonCompliant("the whole internet", Example.With("network", Isolation, "AllowInternetOutbound"), "network"),
            Compliant(
                "the whole internet without rules",
                Example.With("network", Isolation, "AllowInternetOutbound").With("network", "properties.managedNetwork.outboundRules", null)
            ),
            NonCompliant("a region that does not offer it", Example.With("account", "location", "westeurope"), "network"),
            Compliant("a region as the portal shows it", Example.With("account", "location", "Sweden Central")),
            Compliant(
                "the whole internet and a private endpoint",
                Example
                    .With("network", Isolation, "AllowInternetOutbound")
                    .With("network", "properties.managedNetwork.outboundRules", new { store = new { type = "PrivateEndpoint" } })
            ),
            Compliant("an account of another program", Example.Without("account")),
        ];

    private const string Used = "properties.networkInjections[0].useMicrosoftManagedNetwork";
    private const string Isolation = "properties.managedNetwork.isolationMode";
}
