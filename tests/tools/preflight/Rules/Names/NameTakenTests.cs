namespace Preflight.Tests.Rules.Names;

public sealed class NameTakenTests : RuleTests<NameTakenTests>, IRuleCases
{
    public static string Rule => "name-taken";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a short global name", Search("chat"), "other"),
            NonCompliant("one word", Search("assistant"), "other"),
            NonCompliant("two resources with one id", Search("srch-chat-dev-7k2m"), "other"),
            Compliant("a short name that need not be global", Example.Add("network:VirtualNetwork", "net")),
        ];

    private static TestPlan Search(string name) => Example.Add("search:Service", "other", new { searchServiceName = name });
}
