using Preflight.AzureModel;

namespace Preflight.Tests.Rules.Sites;

public sealed class SettingIgnoredTests : RuleTests<SettingIgnoredTests>, IRuleCases
{
    public static string Rule => "app-setting-ignored";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a misspelt name of the platform", Set("WEBSITE_CONTAINER_STOP_TIME_LIMIT", "60"), "app"),
            NonCompliant("a read-only name", Set("WEBSITE_INSTANCE_ID", "1"), "app"),
            NonCompliant("a deprecated name", Set("WEBSITE_USE_ZIP", "1"), "app"),
            NonCompliant("a period on Linux", Set("a.b", "1").With("app", "reserved", true), "app"),
            NonCompliant("a misspelt name of the app", Set("Chat__Mod", "Azure").Declaring(Mode), "app"),
            NonCompliant("a name in a section of the app", Set("Chat__Other", "1").Declaring(Mode), "app"),
            NonCompliant(
                "what the app does not read in this mode",
                Set("Chat__Mode", "Off")
                    .With("app", "siteConfig.appSettings[1]", new { name = "Chat__Size", value = "1" })
                    .Declaring(Mode, Size),
                "app"
            ),
            NonCompliant("one underscore in place of two", Set("Chat_Mode", "Azure").Declaring(Mode), "app"),
            NonCompliant("three underscores in place of two", Set("Chat___Mode", "Azure").Declaring(Mode), "app"),
            NonCompliant("one underscore before a number of a list", Set("Chat_Hosts_0", "a").Declaring(Hosts), "app"),
            NonCompliant("two underscores in the site only", InSlot("Chat_Mode"), "slot"),
            Compliant("two underscores in site and slot", InSlot("Chat__Mode")),
            Compliant(
                "what the app reads in this mode",
                Set("Chat__Mode", "On")
                    .With("app", "siteConfig.appSettings[1]", new { name = "Chat__Size", value = "1" })
                    .Declaring(Mode, Size)
            ),
            Compliant("a section of its own", Set("Branding__Title", "x").Declaring(Mode)),
            Compliant("the section in lower case", Set("chat__mode", "x").Declaring(Mode)),
            Compliant("a name that is near to none", Set("MY_SETTING_FOR_TESTS", "1")),
        ];

    private static TestPlan Set(string name, string value) => Example.With("app", "siteConfig.appSettings[0]", new { name, value });

    private static TestPlan InSlot(string name) =>
        Set("Chat__Mode", "Azure")
            .Add(
                "web:WebAppSlot",
                "slot",
                new
                {
                    name = "app",
                    slot = "staging",
                    siteConfig = new { appSettings = new[] { new { name, value = "Azure" } } },
                }
            );

    private static readonly DeclaredSetting Hosts = new("Chat__Hosts__*", "text");
    private static readonly DeclaredSetting Mode = new("Chat__Mode", "text");
    private static readonly DeclaredSetting Size = new("Chat__Size", "number") { Unless = ["Chat__Mode=Off"] };
}
