namespace Preflight.Tests.Rules.Limits;

public sealed class PropertyLimitsTests : RuleTests<PropertyLimitsTests>, IRuleCases
{
    public static string Rule => "property-limits";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("five partitions", Example.With("search", "partitionCount", 5), "search"),
            NonCompliant("five partitions as text", Example.With("search", "partitionCount", "5"), "search"),
            NonCompliant(
                "a priority of 50 and a description of 141 characters",
                Example.With("rules", "securityRules[0].priority", 50).With("rules", "securityRules[0].description", new string('x', 141)),
                "rules",
                "rules"
            ),
            NonCompliant(
                "each element of a list",
                Example.With("rules", "securityRules", new[] { new { priority = 50 }, new { priority = 100 }, new { priority = 5000 } }),
                "rules",
                "rules"
            ),
            NonCompliant(
                "tags that differ only in case",
                Example.With("search", "tags", new Dictionary<string, string> { ["owner"] = "a", ["Owner"] = "b" }),
                "search"
            ),
            NonCompliant("a tag name with a question mark", Tagged("why?", "x"), "search"),
            NonCompliant("a tag name with a reserved prefix", Tagged("Azure-owner", "x"), "search"),
            NonCompliant("a tag value of 257 characters", Tagged("owner", new string('x', 257)), "search"),
            NonCompliant("51 tags", Example.With("search", "tags", Enumerable.Range(0, 51).ToDictionary(i => $"t{i}", _ => "x")), "search"),
            Compliant("50 tags", Example.With("search", "tags", Enumerable.Range(0, 50).ToDictionary(i => $"t{i}", _ => "x"))),
            Compliant("a hidden tag with an id", Tagged("hidden-link:/subscriptions/a", "Resource")),
            Compliant("a tag name that begins like a reserved one", Tagged("azd-env-name", "prod")),
            Compliant("a secret number", Example.With("search", "partitionCount", "[secret]")),
            Compliant("an unknown number", Example.With("search", "replicaCount", "[unknown]")),
            Compliant("a list that is unknown as a whole", Example.With("rules", "securityRules", "[unknown]")),
            Compliant("a number that is not given", Example.With("search", "partitionCount", null)),
        ];

    private static TestPlan Tagged(string name, string value) =>
        Example.With("search", "tags", new Dictionary<string, string> { [name] = value });

    [Fact]
    public void Message_gives_path_value_and_what_is_allowed() =>
        Assert.Equal(
            "partitionCount is '5'; allowed: 1, 2, 3, 4, 6, 12",
            Assert.Single(Example.With("search", "partitionCount", 5).Messages(Rule))
        );
}
