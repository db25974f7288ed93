using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Repository.Tests;

/// <summary>A runbook is read at night: what it names must be there.</summary>
public sealed partial class RunbookTests
{
    private static readonly string[] Scenarios =
    [
        "model-retirement",
        "quota-exhausted",
        "throttling-storm",
        "index-rebuild",
        "leak-in-index",
        "quality-drop",
        "safety-incident",
        "rollback",
        "certificate-rotation",
        "private-dns",
        "region-loss",
        "restore-deleted",
        "cost-spike",
    ];

    /// <summary>What /readyz answers with is written as a setting is.</summary>
    private static readonly string[] NoSettings = ["indexedAt"];

    private static readonly string Program = string.Concat(
        Checkout.TrackedFiles.Where(file => file.EndsWith(".cs") && file.Split('/')[0] is "tools" or "infra").Select(Checkout.Read)
    );

    public static TheoryData<string> Pages => [.. Scenarios.Append("README").Select(page => $"docs/runbooks/{page}.md")];

    [Fact]
    public void Every_scenario_has_a_page_and_the_index_leads_to_it()
    {
        var links = Markdown.Parse(Checkout.Read("docs/runbooks/README.md")).Descendants<LinkInline>().Select(link => link.Url).ToHashSet();

        Assert.All(Scenarios, scenario => Assert.Contains($"docs/runbooks/{scenario}.md", Checkout.TrackedFiles));
        Assert.All(Scenarios, scenario => Assert.Contains($"{scenario}.md", links));
    }

    [Fact]
    public void A_page_fits_a_screen_or_two_and_says_the_same_five_things() => Assert.All(Scenarios, scenario =>
        {
            var text = Checkout.Read($"docs/runbooks/{scenario}.md");

            Assert.Equal(
                ["What you see", "First look", "What to do", "Over when", "Prevent"],
                Markdown.Parse(text).Descendants<HeadingBlock>().Where(heading => heading.Level == 2).Select(Text)
            );
            Assert.InRange(text.Split('\n').Length, 20, 60);
        });

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_setting_that_is_named_is_declared(string page)
    {
        var declared = Declared().Matches(Checkout.Read("Pulumi.yaml")).Select(key => key.Groups[1].Value).ToHashSet();
        var outputs = Output().Matches(Checkout.Read("infra/Workload.cs")).Select(output => output.Groups[1].Value).ToHashSet();
        var named = Setting().Matches(Checkout.Read(page)).Select(setting => setting.Groups["key"].Value).Distinct().ToList();

        Assert.True(page.EndsWith("README.md") || page.EndsWith("rollback.md") || named.Count > 0);
        Assert.All(named.Except(NoSettings), key =>
            Assert.True(declared.Contains(key) || outputs.Contains(key), $"{page} names {key}, which Pulumi.yaml does not declare")
        );
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_script_a_command_and_an_option_that_are_named_are_there(string page)
    {
        var text = Checkout.Read(page);

        Assert.All(Script().Matches(text).Select(script => script.Value).Distinct(), script =>
            Assert.Contains(script, Checkout.TrackedFiles)
        );
        Assert.All(Command().Matches(text), command =>
        {
            var (project, rest) = (command.Groups["project"].Value, command.Groups["rest"].Value.Trim());
            if (project != "evaluation")
            {
                Assert.Contains(rest.Split(' ')[0], Verbs(project));
            }

            Assert.All(Option().Matches(rest), option =>
                Assert.True(Program.Contains($"\"{option.Value}\""), $"{page}: no command knows {option.Value}")
            );
        });
    }

    /// <summary>
    /// By itself it does not see what was changed by hand, and it packs what is checked out: the pages say what to do instead.
    /// </summary>
    [Fact]
    public void No_page_but_the_one_that_says_how_sends_anybody_to_pulumi_up() =>
        Assert.All(Checkout.TrackedFiles.Where(file => file.StartsWith("docs/runbooks/") && file != "docs/runbooks/README.md"), page =>
            Assert.DoesNotMatch("pulumi up(?!` fails)", Checkout.Read(page))
        );

    private static IEnumerable<string> Verbs(string project) =>
        project == "delivery" ? ["bootstrap", "teardown"] : ["plan", "check", "report", "diff", "export", "cost", "gate", "live"];

    private static string Text(HeadingBlock heading) =>
        string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));

    [GeneratedRegex(@"^  (\w+):$", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex("\\[\"(\\w+)\"\\] = ")]
    private static partial Regex Output();

    /// <summary>A word in backticks with a capital inside, what pulumi config sets, and what a stack file sets.</summary>
    [GeneratedRegex(
        @"`(?<key>[a-z]+[A-Z]\w*)[`:]|pulumi config set (--\w+ )*(?<key>\w+)|ai-workload:(?<key>\w+)|stack output (?<key>[a-z]\w+)"
    )]
    private static partial Regex Setting();

    [GeneratedRegex(@"\.ci/[a-z-]+")]
    private static partial Regex Script();

    [GeneratedRegex(@"--project tools/(?<project>preflight|delivery|evaluation) --(?<rest> [^`#\n]*)")]
    private static partial Regex Command();

    [GeneratedRegex("--[a-z][a-z-]+")]
    private static partial Regex Option();
}
