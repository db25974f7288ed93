namespace Preflight.Tests.Rules.Sites;

public sealed class SettingNameTests : RuleTests<SettingNameTests>, IRuleCases
{
    public static string Rule => "app-setting-name";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a colon on Linux", Set("Chat:Mode", "Azure"), "app"),
            NonCompliant("a hyphen", Set("feature-flag", "on"), "app"),
            NonCompliant("a space at the end", Set("Chat__Mode ", "Azure"), "app"),
            NonCompliant("no name", Set("", "Azure"), "app"),
            NonCompliant(
                "one name in two cases",
                Example.With("app", "siteConfig.appSettings[1]", new { name = "chat__mode", value = "Azure" }),
                "app"
            ),
            Compliant("a colon on Windows", Set("Chat:Mode", "Azure").With("app", "reserved", false)),
            Compliant("a period", Set("Chat.Mode", "Azure")),
            NonCompliant(
                "a hyphen in a resource of its own",
                Example.Add(
                    "web:WebAppApplicationSettings",
                    "own",
                    new { name = "app", properties = new Dictionary<string, string> { ["a-b"] = "1" } }
                ),
                "app"
            ),
        ];

    private static TestPlan Set(string name, string value) => Example.With("app", "siteConfig.appSettings[0]", new { name, value });
}
