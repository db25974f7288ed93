using Preflight.AzureModel;

namespace Preflight.Tests.Rules.Sites;

public sealed class StopTimeTests : RuleTests<StopTimeTests>, IRuleCases
{
    public static string Rule => "stop-time";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("too short a limit", Example.With("app", "siteConfig.appSettings[1].value", "20"), "app"),
            NonCompliant("the default limit", Example.With("app", "siteConfig.appSettings[1]", null), "app"),
            NonCompliant(
                "the times of an app that declares them",
                Example
                    .With("app", "siteConfig.appSettings[0].name", "Other")
                    .With("app", "siteConfig.appSettings[1].value", "32")
                    .Declaring(Time("DrainSeconds", 30), Time("NoticeSeconds", 3)),
                "app"
            ),
            Compliant(
                "as long as the app declares",
                Example
                    .With("app", "siteConfig.appSettings[0].name", "Other")
                    .With("app", "siteConfig.appSettings[1].value", "33")
                    .Declaring(Time("DrainSeconds", 30), Time("NoticeSeconds", 3))
            ),
            Compliant("an unknown limit", Example.With("app", "siteConfig.appSettings[1].value", "[unknown]")),
            Compliant("Windows", Example.With("app", "siteConfig.appSettings[1]", null).With("app", "reserved", false)),
        ];

    private static DeclaredSetting Time(string name, double seconds) => new(name, "number") { Default = seconds };
}
