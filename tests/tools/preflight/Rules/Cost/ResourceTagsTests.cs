namespace Preflight.Tests.Rules.Cost;

public sealed class ResourceTagsTests : RuleTests<ResourceTagsTests>, IRuleCases
{
    public static string Rule => "tags";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no owner", Many.With("search", "tags.owner", null), "search"),
            NonCompliant("no tags on a group", Example.Add("resources:ResourceGroup", "group", new { location = "westeurope" }), "group"),
            NonCompliant("no tags on a service", Many.With("search", "tags", null), "search"),
            NonCompliant("no tags at all", Example.With("search", "tags", null).With("vault", "tags", null), TestPlan.Stack),
            NonCompliant(
                "tags on one resource of three",
                Example.With("search", "tags", null).Add("storage:StorageAccount", "documents"),
                TestPlan.Stack
            ),
            Compliant(
                "tags of another convention",
                Example.With("search", "tags", new { Team = "chat" }).With("vault", "tags", new { team = "chat", purpose = "keys" })
            ),
            Compliant("tags that are unknown", Many.With("search", "tags", "[unknown]")),
            Compliant("a resource without tags or location", Example.Add("network:Route", "route", new { routeTableName = "table" })),
        ];

    private static TestPlan Many =>
        Example.Add("storage:StorageAccount", "documents", new { tags = new { owner = "a", environment = "b" } });
}
