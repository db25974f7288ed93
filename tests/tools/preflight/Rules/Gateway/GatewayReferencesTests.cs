namespace Preflight.Tests.Rules.Gateway;

public sealed class GatewayReferencesTests : RuleTests<GatewayReferencesTests>, IRuleCases
{
    public static string Rule => "gateway-references";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "two parts with one name",
                Example.With("gateway", "frontendPorts[1]", new { name = "HTTPS", port = 80 }),
                "gateway"
            ),
            NonCompliant("a part that does not exist", Port("frontendPorts/http"), "gateway"),
            NonCompliant("a collection that does not exist", Port("ports/https"), "gateway"),
            NonCompliant(
                "a part of another gateway",
                Example.With(
                    "gateway",
                    "httpListeners[0].frontendPort.id",
                    $"{TestPlan.Group}/providers/Microsoft.Network/applicationGateways/other/frontendPorts/https"
                ),
                "gateway"
            ),
            Compliant("a part of its own", Port("frontendPorts/https")),
            Compliant("parts that are not known yet", Port("frontendPorts/http").With("gateway", "frontendPorts", "[unknown]")),
        ];

    private static TestPlan Port(string part) =>
        Example.With("gateway", "httpListeners[0].frontendPort.id", $"{Example.IdOf("gateway")}/{part}");
}
