namespace Preflight.Tests.Rules.Options;

public sealed class OutputTextTests : RuleTests<OutputTextTests>, IRuleCases
{
    public static string Rule => "output-text";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "an output of the .NET SDK in a name",
                With("Calling [ToString] on an [Output<T>] is not supported."),
                "documents"
            ),
            NonCompliant(
                "an output of the Node SDK in a name",
                With("Calling [toString] on an [Output<T>] is not supported."),
                "documents"
            ),
            NonCompliant("an output of the Python SDK", With("Calling __str__ on an Output[T] is not supported."), "documents"),
            NonCompliant(
                "an output of the stack",
                Example.WithOutput("url", "https://Calling [toString] on an [Output<T>] is not supported.\n"),
                TestPlan.Stack
            ),
            Compliant("a text about outputs", With("Output of the model is not supported")),
        ];

    [Fact]
    public void An_id_with_such_a_text_is_no_dangling_reference() =>
        Assert.Empty(With("/subscriptions/Calling [ToString] on an [Output<T>] is not supported.//x").Found("dangling-reference"));

    private static TestPlan With(string text) => Example.With("documents", "tags", new { purpose = $"docs-{text}\n\nTo get the value" });
}
