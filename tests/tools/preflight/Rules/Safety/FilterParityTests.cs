namespace Preflight.Tests.Rules.Safety;

public sealed class FilterParityTests : RuleTests<FilterParityTests>, IRuleCases
{
    public static string Rule => "filter-parity";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a fallback with the weaker default", Strict.With("chat", Policy, "strict"), "chat-fallback"),
            Compliant("one policy", Strict.With("chat", Policy, "strict").With("chat-fallback", Policy, "strict")),
            Compliant(
                "an embedding with the default",
                Strict.With("chat", Policy, "strict").With("chat-fallback", Model, "text-embedding-3-large")
            ),
            Compliant("a policy that is not known", Example.With("chat", Policy, "[unknown]")),
        ];

    private const string Policy = "properties.raiPolicyName";
    private const string Model = "properties.model.name";

    private static TestPlan Strict =>
        Example
            .Add("cognitiveservices:Account", "account")
            .Add(
                "cognitiveservices:RaiPolicy",
                "strict",
                new { accountName = "account", properties = new { contentFilters = Filters().ToArray() } }
            );

    private static IEnumerable<object> Filters() =>
        from name in new[] { "Hate", "Sexual", "Violence", "Selfharm" }
        from source in new[] { "Prompt", "Completion" }
        select new
        {
            name,
            source,
            enabled = true,
            blocking = true,
            severityThreshold = "Low",
        };
}
