namespace Preflight.Tests.Rules.Regions;

public sealed class RegionPairsTests : RuleTests<RegionPairsTests>, IRuleCases
{
    public static string Rule => "region-pair";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a region without a pair", Example.With("documents", "location", "polandcentral"), "documents"),
            NonCompliant(
                "readable copies of a region without a pair",
                Example.With("documents", "location", "Italy North").With("documents", "sku.name", "Standard_RAGZRS"),
                "documents"
            ),
            Compliant("zones alone", Example.With("documents", "location", "polandcentral").With("documents", "sku.name", "Standard_ZRS")),
            Compliant(
                "a SKU that is unknown",
                Example.With("documents", "location", "polandcentral").With("documents", "sku.name", "[unknown]")
            ),
        ];
}
