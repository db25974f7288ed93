namespace Preflight.Tests.Rules.Delivery;

public sealed class StagingSlotTests : RuleTests<StagingSlotTests>, IRuleCases
{
    public static string Rule => "staging-slot";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no slot", Example.Without("app-staging"), "app"),
            NonCompliant("another runtime", Example.With("app-staging", "siteConfig.linuxFxVersion", "DOTNETCORE|8.0"), "app-staging"),
            NonCompliant("plain HTTP", Example.With("app-staging", "httpsOnly", null), "app-staging"),
            NonCompliant("a missing app setting", Example.With("app-staging", "siteConfig.appSettings[0]", null), "app-staging"),
            Compliant(
                "a retired runtime of the app, which has a finding of its own",
                Example.With("app", "siteConfig.linuxFxVersion", "DOTNETCORE|6.0")
            ),
            Compliant(
                "a misspelt setting of the app, which has a finding of its own",
                Example.With("app", "siteConfig.appSettings[1]", new { name = "WEBSITE_CONTAINER_STOP_TIME_LIMIT", value = "60" })
            ),
            Compliant("no slot in development", Example.Without("app-staging").InDevelopment()),
            Compliant("the slot's settings are secret", Example.With("app-staging", "siteConfig.appSettings", "[secret]")),
        ];

    [Theory]
    [InlineData("B1", true)]
    [InlineData("S1", false)]
    public void The_message_names_the_tier_where_the_plan_allows_no_slot(string size, bool named)
    {
        var plan = Example.Without("app-staging").Add("web:AppServicePlan", "plan", new { sku = new { name = size } });

        var message = Assert.Single(plan.With("app", "serverFarmId", plan.IdOf("plan")).Messages(Rule));

        Assert.Equal(named, message.Contains("a plan of Basic allows none", StringComparison.Ordinal));
    }
}
