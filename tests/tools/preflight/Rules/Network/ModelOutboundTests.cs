namespace Preflight.Tests.Rules.Network;

public sealed class ModelOutboundTests : RuleTests<ModelOutboundTests>, IRuleCases
{
    public static string Rule => "model-outbound";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "outbound calls are not restricted",
                Example.With("account", "properties.restrictOutboundNetworkAccess", false),
                "account"
            ),
            NonCompliant("no list of hosts", Example.With("account", "properties.allowedFqdnList", null), "account"),
            Compliant(
                "not restricted in development",
                Example.With("account", "properties.restrictOutboundNetworkAccess", false).InDevelopment()
            ),
        ];
}
