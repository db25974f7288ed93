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
            Compliant("an account of another program", Example.Without("account")),
        ];

    private const string Used = "properties.networkInjections[0].useMicrosoftManagedNetwork";
    private const string Isolation = "properties.managedNetwork.isolationMode";
}
