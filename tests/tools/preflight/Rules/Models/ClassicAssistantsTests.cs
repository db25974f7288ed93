namespace Preflight.Tests.Rules.Models;

public sealed class ClassicAssistantsTests : RuleTests<ClassicAssistantsTests>, IRuleCases
{
    public static string Rule => "classic-assistants";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no tag", Open, "account"),
            NonCompliant("enabled", Example.With("account", "tags.MS-AOAI-Feature-Assistants", "Enabled"), "account"),
            Compliant("an account of another kind", Open.With("account", "kind", "SpeechServices")),
            Compliant("an account that runs agents", Agents),
            Compliant("nothing in test", Open.InTest()),
        ];

    [Fact]
    public void Message_gives_the_day_of_retirement() => Assert.Contains("2027-03-31", Open.Messages(Rule)[0]);

    private static TestPlan Open => Example.With("account", "tags", null);

    private static TestPlan Agents =>
        Open.Add("cognitiveservices:ProjectCapabilityHost", "host", new { accountName = "account", projectName = "project" });
}
