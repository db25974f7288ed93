namespace Preflight.Tests.Rules.Models;

public sealed class DeploymentBatchTests : RuleTests<DeploymentBatchTests>, IRuleCases
{
    public static string Rule => "deployment-batch";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("an app that calls it", Example.With("app", "siteConfig.appSettings[0].value", "nightly"), "nightly"),
            Compliant(
                "an app that calls a standard type",
                Example.With("app", "siteConfig.appSettings[0].value", "nightly").With("nightly", "sku.name", "GlobalStandard")
            ),
        ];
}
