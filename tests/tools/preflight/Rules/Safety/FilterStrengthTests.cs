namespace Preflight.Tests.Rules.Safety;

public sealed class FilterStrengthTests : RuleTests<FilterStrengthTests>, IRuleCases
{
    public static string Rule => "filter-strength";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a missing category", Example.With("strict", "properties.contentFilters[0]", null), "strict"),
            NonCompliant("a filter that is off", Example.With("strict", "properties.contentFilters[8].enabled", false), "strict"),
            NonCompliant("a filter that does not block", Example.With("strict", "properties.contentFilters[3].blocking", false), "strict"),
            NonCompliant("a high threshold", Example.With("strict", "properties.contentFilters[1].severityThreshold", "High"), "strict"),
            NonCompliant("another base policy", Example.With("strict", "properties.basePolicyName", "Microsoft.Default"), "strict"),
            NonCompliant("asynchronous filtering", Example.With("strict", "properties.mode", "Asynchronous_filter"), "strict"),
            NonCompliant("a reserved name", Example.With("strict", "raiPolicyName", "Microsoft.Strict"), "strict"),
            Compliant("a low threshold", Example.With("strict", "properties.contentFilters[1].severityThreshold", "Low")),
        ];
}
