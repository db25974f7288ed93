namespace Preflight.Tests.Rules.Ordering;

public sealed class EndpointAfterChildrenTests : RuleTests<EndpointAfterChildrenTests>, IRuleCases
{
    public static string Rule => "endpoint-after-children";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the endpoint does not wait", Example.WaitsNot("account-endpoint", "chat"), "account-endpoint"),
            Compliant("no endpoint", Example.Without("account-endpoint")),
        ];
}
