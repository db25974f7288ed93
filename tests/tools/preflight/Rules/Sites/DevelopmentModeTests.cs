namespace Preflight.Tests.Rules.Sites;

public sealed class DevelopmentModeTests : RuleTests<DevelopmentModeTests>, IRuleCases
{
    public static string Rule => "development-mode";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("ASP.NET Core", Set("ASPNETCORE_ENVIRONMENT", "Development"), "app"),
            NonCompliant("the generic host", Set("DOTNET_ENVIRONMENT", "development"), "app"),
            NonCompliant("Node", Set("NODE_ENV", "development"), "app"),
            NonCompliant("Flask", Set("FLASK_DEBUG", "1"), "app"),
            NonCompliant("detailed errors", Set("ASPNETCORE_DETAILEDERRORS", "true"), "app"),
            Compliant("the same outside production", Set("ASPNETCORE_ENVIRONMENT", "Development").InTest()),
            Compliant("detailed errors off", Set("ASPNETCORE_DETAILEDERRORS", "false")),
        ];

    private static TestPlan Set(string name, string value) => Example.With("app", "siteConfig.appSettings[0]", new { name, value });
}
