namespace Preflight.Tests.Rules.Options;

public sealed class IgnoredInputTests : RuleTests<IgnoredInputTests>, IRuleCases
{
    public static string Rule => "ignored-input";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the amount of a budget", Example.Ignoring("budget", "amount"), "budget"),
            NonCompliant("the instances of a plan that does not scale", Plan, "plan"),
            Compliant("the instances of a plan that scales", Scaled),
            Compliant("credentials of a logger, which Azure replaces by references", Logger),
            Compliant("tags", Example.Ignoring("budget", "tags[\"created\"]")),
            Compliant("what another rule reports", Example.Add("search:Service", "search").Ignoring("search", "*")),
        ];

    private static TestPlan Logger =>
        Example
            .Add("apimanagement:Logger", "logger", new { serviceName = "apim", credentials = new { connectionString = "x" } })
            .Ignoring("logger", "credentials");

    private static TestPlan Plan => Example.Add("web:AppServicePlan", "plan").Ignoring("plan", "sku.capacity");

    private static TestPlan Scaled =>
        Plan.Add("monitor:AutoscaleSetting", "scaling", new { autoscaleSettingName = "scaling", targetResourceUri = Plan.IdOf("plan") });
}
