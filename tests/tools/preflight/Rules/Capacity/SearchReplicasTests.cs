namespace Preflight.Tests.Rules.Capacity;

public sealed class SearchReplicasTests : RuleTests<SearchReplicasTests>, IRuleCases
{
    public static string Rule => "search-replicas";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("two replicas", Example.With("search", "replicaCount", 2), "search"),
            NonCompliant("the basic tier", Example.With("search", "sku.name", "basic"), "search"),
            Compliant("one replica in test", Example.With("search", "replicaCount", 1).InTest()),
            Compliant("the number is not known yet", Example.With("search", "replicaCount", "[unknown]")),
        ];
}
