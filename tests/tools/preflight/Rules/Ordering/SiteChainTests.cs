namespace Preflight.Tests.Rules.Ordering;

public sealed class SiteChainTests : RuleTests<SiteChainTests>, IRuleCases
{
    public static string Rule => "site-chain";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("two settings at the same time", Example.WaitsNot("app-sign-in", "app-ftp"), "app-sign-in", "app-endpoint"),
            NonCompliant("an endpoint beside a setting", Example.WaitsNot("app-endpoint", "app-sign-in"), "app-endpoint"),
            NonCompliant("a slot beside the others", Example.Add("web:WebAppSlot", "slot", Slot, "app"), "app-endpoint", "slot"),
            Compliant("a slot after the others", Example.Add("web:WebAppSlot", "slot", Slot, "app-endpoint")),
            Compliant("settings of two apps", TwoApps),
        ];

    private static readonly object Slot = new { name = "app", slot = "staging" };

    private static TestPlan TwoApps =>
        Example.Add("web:WebApp", "other").Add("web:WebAppFtpAllowed", "other-ftp", new { name = "other", allow = false }, "other");
}
