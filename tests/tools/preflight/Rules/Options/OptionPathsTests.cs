namespace Preflight.Tests.Rules.Options;

public sealed class OptionPathsTests : RuleTests<OptionPathsTests>, IRuleCases
{
    public static string Rule => "option-path";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a misspelt input", Example.Ignoring("service", "upgradeAvailible"), "service"),
            NonCompliant("a misspelt part", Example.Ignoring("service", "sku.tier"), "service"),
            NonCompliant("the path of the request", Example.Ignoring("service", "properties.upgradeAvailable"), "service"),
            NonCompliant("an output", Example.Ignoring("service", "provisioningState"), "service"),
            NonCompliant("a part of a text", Example.Ignoring("service", "location.name"), "service"),
            NonCompliant(
                "an input that would replace the resource",
                Example.Option("service", each => each with { ReplaceOnChanges = ["replicas"] }),
                "service"
            ),
            Compliant("a part of an input", Example.Ignoring("service", "sku.name")),
            Compliant("a tag", Example.Ignoring("service", "tags[\"created.by\"]")),
            Compliant("an element of a list", Example.Ignoring("service", "networkRuleSet.ipRules[*].value")),
            Compliant("everything", Example.Ignoring("service", "*")),
        ];
}
