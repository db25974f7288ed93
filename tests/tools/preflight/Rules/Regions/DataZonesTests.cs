namespace Preflight.Tests.Rules.Regions;

public sealed class DataZonesTests : RuleTests<DataZonesTests>, IRuleCases
{
    public static string Rule => "data-zone";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("Korea", Example.With("account", "location", "koreacentral"), "chat"),
            NonCompliant(
                "batches in the United Kingdom",
                Example.With("account", "location", "UK South").With("chat", "sku.name", "DataZoneBatch"),
                "chat"
            ),
            Compliant("the United States", Example.With("account", "location", "westus3")),
            Compliant(
                "a global deployment in Korea",
                Example.With("account", "location", "koreacentral").With("chat", "sku.name", "GlobalStandard")
            ),
            Compliant("an account that the plan does not have", Example.Without("account")),
        ];
}
