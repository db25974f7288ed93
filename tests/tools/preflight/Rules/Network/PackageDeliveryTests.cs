namespace Preflight.Tests.Rules.Network;

public sealed class PackageDeliveryTests : RuleTests<PackageDeliveryTests>, IRuleCases
{
    public static string Rule => "package-delivery";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a signature in the address",
                Example.With("app", $"{Package}.value", "https://p.blob.core.windows.net/p/app.zip?sig=abc"),
                "app"
            ),
            NonCompliant("no identity for the package", Example.With("app", "siteConfig.appSettings[1]", null), "app"),
            NonCompliant(
                "an identity of another app",
                Example.With("app", "siteConfig.appSettings[1].value", $"{TestPlan.Group}/other"),
                "app"
            ),
            Compliant("a local package", Example.With("app", $"{Package}.value", "1").With("app", "siteConfig.appSettings[1]", null)),
        ];

    private const string Package = "siteConfig.appSettings[0]";
}
