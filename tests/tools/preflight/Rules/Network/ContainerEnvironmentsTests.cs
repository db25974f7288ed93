namespace Preflight.Tests.Rules.Network;

public sealed class ContainerEnvironmentsTests : RuleTests<ContainerEnvironmentsTests>, IRuleCases
{
    public static string Rule => "container-environment";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no network", Example.With("apps", "vnetConfiguration", null), "apps"),
            NonCompliant("an environment with public apps", Example.With("apps", "vnetConfiguration.internal", false), "apps"),
            Compliant(
                "public access is disabled",
                Example.With("apps", "vnetConfiguration.internal", false).With("apps", "publicNetworkAccess", "Disabled")
            ),
        ];
}
