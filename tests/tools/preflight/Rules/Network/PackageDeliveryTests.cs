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
            NonCompliant("plain http", Example.With("app", $"{Package}.value", "http://p.blob.core.windows.net/p/app.zip"), "app"),
            NonCompliant("neither 1 nor an address", Example.With("app", $"{Package}.value", "true"), "app"),
            NonCompliant("a container only", Example.With("app", $"{Package}.value", "https://p.blob.core.windows.net/packages"), "app"),
            NonCompliant("a container that the account does not have", Stored("releases"), "app"),
            Compliant("a container of the account", Stored("packages")),
            NonCompliant("another release", Released('b'), "app"),
            Compliant("the release of the package", Released('a')),
            NonCompliant("the slot has a package and the site has none", Slot.With("app", Package, null), "app"),
            NonCompliant("an identity for the package and no package", Example.With("app", Package, null), "app"),
            Compliant("no package and no identity for it", Example.With("app", "siteConfig.appSettings", Array.Empty<object>())),
            Compliant("a local package", Example.With("app", $"{Package}.value", "1").With("app", "siteConfig.appSettings[1]", null)),
        ];

    private const string Package = "siteConfig.appSettings[0]";

    private static TestPlan Slot =>
        Example.Add(
            "web:WebAppSlot",
            "slot",
            new
            {
                name = "app",
                slot = "staging",
                siteConfig = new
                {
                    appSettings = new[] { new { name = "WEBSITE_RUN_FROM_PACKAGE", value = "https://example.com/app.zip" } },
                },
            }
        );

    private static TestPlan Stored(string container) =>
        Example
            .Add("storage:StorageAccount", "store")
            .Add("storage:BlobContainer", "packages", new { accountName = "store" })
            .With("app", $"{Package}.value", $"https://store.blob.core.windows.net/{container}/app.zip");

    private static TestPlan Released(char digit) =>
        Example
            .With("app", $"{Package}.value", $"https://p.blob.core.windows.net/p/app-{new string('a', 64)}.zip")
            .With("app", "siteConfig.appSettings[2]", new { name = "Version", value = new string(digit, 64) });
}
