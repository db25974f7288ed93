namespace Preflight.Tests.Rules.Models;

public sealed class AppDeploymentTests : RuleTests<AppDeploymentTests>, IRuleCases
{
    public static string Rule => "app-deployment";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a deployment that does not exist", Example.With("app", "siteConfig.appSettings[0].value", "gpt"), "app"),
            Compliant("the name is not known yet", Example.With("app", "siteConfig.appSettings[0].value", "[unknown]")),
            Compliant("the deployments are outside the stack", Example.Without("chat")),
        ];
}
