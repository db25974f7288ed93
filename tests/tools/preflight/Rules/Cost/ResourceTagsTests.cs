namespace Preflight.Tests.Rules.Cost;

public sealed class ResourceTagsTests : RuleTests<ResourceTagsTests>, IRuleCases
{
    public static string Rule => "tags";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no owner", Example.With("search", "tags.owner", null), "search"),
            NonCompliant("no tags on a group", Example.Add("resources:ResourceGroup", "group", new { location = "westeurope" }), "group"),
            NonCompliant("no tags on a service", Example.With("search", "tags", null), "search"),
            Compliant(
                "other spellings",
                Example.With(
                    "search",
                    "tags",
                    new
                    {
                        Owner = "team",
                        CostCenter = "1",
                        env = "prod",
                        app = "chat",
                    }
                )
            ),
            Compliant("a resource without tags or location", Example.Add("network:Route", "route", new { routeTableName = "table" })),
        ];
}
