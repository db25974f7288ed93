namespace Preflight.Tests.Rules.Safety;

public sealed class BlocklistsTests : RuleTests<BlocklistsTests>, IRuleCases
{
    private const string List = "properties.customBlocklists[0]";

    public static string Rule => "blocklist-use";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a list that no filter names", Example.With("filter", "properties.customBlocklists", null), "terms"),
            NonCompliant("a list that does not exist", Example.With("filter", $"{List}.blocklistName", "other"), "filter", "terms"),
            NonCompliant("terms that are only annotated", Example.With("filter", $"{List}.blocking", false), "filter"),
            NonCompliant("a pattern that is none", Item("project-(x", isRegex: true), "item"),
            Compliant("a pattern", Item("project-(x|y)", isRegex: true)),
            Compliant("a term with a bracket", Item("project-(x", isRegex: false)),
        ];

    private static TestPlan Item(string pattern, bool isRegex) =>
        Example.Add(
            "cognitiveservices:RaiBlocklistItem",
            "item",
            new
            {
                accountName = "account",
                raiBlocklistName = "terms",
                properties = new { pattern, isRegex },
            }
        );
}
