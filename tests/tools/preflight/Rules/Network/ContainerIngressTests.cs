namespace Preflight.Tests.Rules.Network;

public sealed class ContainerIngressTests : RuleTests<ContainerIngressTests>, IRuleCases
{
    public static string Rule => "container-ingress";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("plain HTTP", Example.With("api", "configuration.ingress.allowInsecure", true), "api"),
            NonCompliant("open to the internet", Example.With("api", "configuration.ingress.external", true), "api"),
            Compliant(
                "clients are listed",
                Example
                    .With("api", "configuration.ingress.external", true)
                    .With(
                        "api",
                        "configuration.ingress.ipSecurityRestrictions",
                        new[]
                        {
                            new
                            {
                                name = "a",
                                action = "Allow",
                                ipAddressRange = "203.0.113.0/28",
                            },
                        }
                    )
            ),
        ];
}
