namespace Preflight.Tests.Rules.AiGateway;

public sealed class AiGatewayCallersTests : RuleTests<AiGatewayCallersTests>, IRuleCases
{
    private const string Key = """<set-header name="api-key" exists-action="override"><value>{{key}}</value></set-header>""";

    public static string Rule => "ai-gateway-callers";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("callers without a token", Changed("validate-azure-ad-token", "rate-limit"), "policy"),
            NonCompliant("calls without an identity", Changed("authentication-managed-identity", "cache-lookup"), "policy"),
            NonCompliant("a key in a header of the policy", Changed("<base/>", Key), "policy"),
            NonCompliant(
                "a key in the credentials of a backend",
                Example.With("models", "credentials", new { header = new Dictionary<string, string[]> { ["api-key"] = ["{{key}}"] } }),
                "models"
            ),
            Compliant("a header that is deleted", Changed("<base/>", """<set-header name="api-key" exists-action="delete"/>""")),
            Compliant("tokens of another issuer", Changed("validate-azure-ad-token", "validate-jwt")),
        ];

    private static TestPlan Changed(string part, string other) =>
        Example.With("policy", "value", Policy.Replace(part, other, StringComparison.Ordinal));

    private const string Policy = """
        <policies><inbound><base/><validate-azure-ad-token tenant-id="t"/><authentication-managed-identity resource="r"/>
        <set-backend-service backend-id="models"/></inbound></policies>
        """;
}
