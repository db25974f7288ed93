namespace Preflight.Tests.Rules.Models;

public sealed class ModelRegionTests : RuleTests<ModelRegionTests>, IRuleCases
{
    public static string Rule => "model-region";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a type that the region does not offer", Example.With("chat", "sku.name", "DataZoneStandard"), "chat"),
            NonCompliant("a region without models", Example.With("account", "location", "northeurope"), "chat"),
            Compliant("a region with spaces", Example.With("account", "location", "Sweden Central")),
            Compliant("a type of batches", Example.With("chat", "sku.name", "GlobalBatch")),
            Compliant("a model that the table does not list", Example.With("chat", "properties.model.name", "gpt-9")),
            Compliant(
                "a region that the table may lack",
                Example
                    .With("chat", "properties.model.name", "gpt-5.6-luna")
                    .With("chat", "properties.model.version", "2026-07-09")
                    .With("account", "location", "francecentral")
            ),
            Compliant("a region that is not known", Example.With("account", "location", Planning.Plans.PlannedValues.Unknown)),
        ];
}
