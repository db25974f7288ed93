using Preflight.AzureModel;

namespace Preflight.Tests.Rules.Sites;

public sealed class SettingValueTests : RuleTests<SettingValueTests>, IRuleCases
{
    public static string Rule => "app-setting-value";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "another choice",
                Set("Mode", "Live").Declaring(new DeclaredSetting("Mode", "choice") { Values = ["Offline", "Azure"] }),
                "app"
            ),
            Compliant(
                "a choice in lower case",
                Set("Mode", "azure").Declaring(new DeclaredSetting("Mode", "choice") { Values = ["Offline", "Azure"] })
            ),
            NonCompliant(
                "a word for a number",
                Set("Mode", "many").Declaring(new DeclaredSetting("Mode", "number") { Least = 1, Most = 9 }),
                "app"
            ),
            NonCompliant("a fraction", Set("Mode", "1.5").Declaring(new DeclaredSetting("Mode", "number") { Least = 1, Most = 9 }), "app"),
            NonCompliant(
                "a number under the range",
                Set("Mode", "0").Declaring(new DeclaredSetting("Mode", "number") { Least = 1, Most = 9 }),
                "app"
            ),
            NonCompliant(
                "a number over the range",
                Set("Mode", "10").Declaring(new DeclaredSetting("Mode", "number") { Least = 1, Most = 9 }),
                "app"
            ),
            Compliant("a number of the range", Set("Mode", "9").Declaring(new DeclaredSetting("Mode", "number") { Least = 1, Most = 9 })),
            NonCompliant("yes for a flag", Set("Mode", "yes").Declaring(new DeclaredSetting("Mode", "flag")), "app"),
            Compliant("a flag with a capital", Set("Mode", "True").Declaring(new DeclaredSetting("Mode", "flag"))),
            NonCompliant(
                "a host name for an address",
                Set("Mode", "search.example.com").Declaring(new DeclaredSetting("Mode", "address") { Schemes = ["https"] }),
                "app"
            ),
            NonCompliant(
                "http for https",
                Set("Mode", "http://x/").Declaring(new DeclaredSetting("Mode", "address") { Schemes = ["https"] }),
                "app"
            ),
            Compliant(
                "an https address",
                Set("Mode", "https://x/").Declaring(new DeclaredSetting("Mode", "address") { Schemes = ["https"] })
            ),
            NonCompliant(
                "a name that does not match",
                Set("Mode", "A1").Declaring(new DeclaredSetting("Mode", "name") { Pattern = "^[a-z]+$" }),
                "app"
            ),
            Compliant("a name that matches", Set("Mode", "abc").Declaring(new DeclaredSetting("Mode", "name") { Pattern = "^[a-z]+$" })),
            NonCompliant("a short secret", Set("Mode", "abc").Declaring(new DeclaredSetting("Mode", "secret") { LeastLength = 8 }), "app"),
            Compliant(
                "a reference instead of a secret",
                Set("Mode", "@Microsoft.KeyVault(VaultName=v;SecretName=s)")
                    .Declaring(new DeclaredSetting("Mode", "secret") { LeastLength = 200 })
            ),
            Compliant(
                "an unknown value",
                Set("Mode", "[unknown]").Declaring(new DeclaredSetting("Mode", "choice") { Values = ["Offline"] })
            ),
            NonCompliant(
                "a required setting is missing",
                Set("Other", "1").Declaring(new DeclaredSetting("Mode", "text") { Required = true }),
                "app"
            ),
            NonCompliant(
                "a required list is missing",
                Set("Other", "1").Declaring(new DeclaredSetting("Hosts__*", "text") { Required = true }),
                "app"
            ),
            Compliant(
                "a required list has an element",
                Set("Hosts__0", "1").Declaring(new DeclaredSetting("Hosts__*", "text") { Required = true })
            ),
            Compliant(
                "a condition makes it optional",
                Set("Mode", "Off")
                    .Declaring(
                        new DeclaredSetting("Size", "text") { Required = true, Unless = ["Mode=Off"] },
                        new DeclaredSetting("Mode", "text")
                    )
            ),
            Compliant(
                "the settings are secret as a whole",
                Example.With("app", "siteConfig.appSettings", "[secret]").Declaring(new DeclaredSetting("Size", "text") { Required = true })
            ),
        ];

    private static TestPlan Set(string name, string value) => Example.With("app", "siteConfig.appSettings[0]", new { name, value });

    [Fact]
    public void Misspelt_name_is_given_beside_the_missing_one() =>
        Assert.Equal(
            ["Mode is required by the app and not set; rename Mod, which the app does not read"],
            Set("Mod", "x").Declaring(new DeclaredSetting("Mode", "text") { Required = true }).Messages(Rule)
        );
}
