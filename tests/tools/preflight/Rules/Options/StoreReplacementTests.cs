namespace Preflight.Tests.Rules.Options;

public sealed class StoreReplacementTests : RuleTests<StoreReplacementTests>, IRuleCases
{
    public static string Rule => "store-replacement";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("every change", Replaced("documents", "*"), "documents"),
            NonCompliant("a tag", Replaced("documents", "tags"), "documents"),
            NonCompliant("deletion first", Example.Option("documents", each => each with { DeleteBeforeReplace = true }), "documents"),
            Compliant("an address", Replaced("address", "zones")),
            Compliant("a role that is deleted first", Grant),
            Compliant("nothing in development", Replaced("documents", "*").InDevelopment()),
        ];

    private static TestPlan Grant =>
        Example
            .Add("authorization:RoleAssignment", "grant", new { scope = TestPlan.Group })
            .Option("grant", each => each with { DeleteBeforeReplace = true });

    private static TestPlan Replaced(string resource, string input) =>
        Example.Add("network:PublicIPAddress", "address").Option(resource, each => each with { ReplaceOnChanges = [input] });
}
