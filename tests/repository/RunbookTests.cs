using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Repository.Tests;

/// <summary>What a runbook names must exist.</summary>
public sealed partial class RunbookTests
{
    /// <summary>Runbooks that no alert links to: each is a task or an emergency of its own.</summary>
    private static readonly string[] Scenarios =
    [
        "model-retirement",
        "quota-exhausted",
        "index-rebuild",
        "leak-in-index",
        "rollback",
        "certificate-rotation",
        "private-dns",
        "region-loss",
    ];

    private static readonly IReadOnlyList<string> Runbooks =
    [
        .. Checkout
            .TrackedFiles.Where(file => file.StartsWith("docs/runbooks/") && file != "docs/runbooks/README.md")
            .Select(file => Path.GetFileNameWithoutExtension(file)!),
    ];

    private static readonly string AlertRows = string.Concat(
        Checkout.TrackedFiles.Where(file => file.StartsWith("infra/Components/Alerts/Table/")).Select(Checkout.Read)
    );

    /// <summary>Properties of /readyz look like settings.</summary>
    private static readonly string[] NoSettings = ["indexedAt"];

    private static readonly string Program = string.Concat(
        Checkout.TrackedFiles.Where(file => file.EndsWith(".cs") && file.Split('/')[0] is "tools" or "infra").Select(Checkout.Read)
    );

    public static TheoryData<string> Pages => [.. Runbooks.Append("README").Select(page => $"docs/runbooks/{page}.md")];

    [Fact]
    public void There_are_at_most_40_runbook_files() => Assert.InRange(Runbooks.Count + 1, 2, 40);

    [Fact]
    public void Each_runbook_is_used_by_an_alert_or_is_a_scenario()
    {
        var used = RunbookOfAlert().Matches(AlertRows).Select(match => match.Groups[1].Value).Concat(Scenarios);

        Assert.Equal(used.Distinct().Order(), Runbooks.Order());
    }

    [Fact]
    public void Index_links_to_each_runbook()
    {
        var links = Markdown.Parse(Checkout.Read("docs/runbooks/README.md")).Descendants<LinkInline>().Select(link => link.Url).ToHashSet();

        Assert.All(Runbooks, runbook => Assert.Contains($"{runbook}.md", links));
    }

    [Fact]
    public void Runbooks_have_the_same_six_parts_and_stay_short() => Assert.All(Runbooks, runbook =>
        {
            var text = Checkout.Read($"docs/runbooks/{runbook}.md");

            Assert.Equal(
                ["Symptom", "Severity", "First checks", "Actions", "Resolved when", "Prevention"],
                Markdown.Parse(text).Descendants<HeadingBlock>().Where(heading => heading.Level == 2).Select(Text)
            );
            Assert.InRange(text.Split('\n').Length, 25, 90);
        });

    [Fact]
    public void Tile_that_a_runbook_names_is_in_the_workbook()
    {
        var sections = Checkout.Read("infra/Components/Observability/Workbook/WorkbookSections.cs");
        var named = Runbooks.SelectMany(runbook => Tile().Matches(Checkout.Read($"docs/runbooks/{runbook}.md"))).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, tile => Assert.Contains($"new(\"{Spaces().Replace(tile.Groups[1].Value, " ")}", sections));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Setting_that_a_runbook_names_is_declared(string page)
    {
        var declared = Declared().Matches(Checkout.Read("Pulumi.yaml")).Select(key => key.Groups[1].Value).ToHashSet();
        var outputs = Output().Matches(Checkout.Read("infra/WorkloadOutputs.cs")).Select(output => output.Groups[1].Value).ToHashSet();
        var named = Setting().Matches(Checkout.Read(page)).Select(setting => setting.Groups["key"].Value).Distinct().ToList();

        Assert.All(named.Except(NoSettings), key =>
            Assert.True(declared.Contains(key) || outputs.Contains(key), $"{page} names {key}, which Pulumi.yaml does not declare")
        );
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Script_command_and_option_that_a_runbook_names_exist(string page)
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

    /// <summary>It misses manual changes and packages the checkout. The index says how to deploy a change of one setting.</summary>
    [Fact]
    public void Only_the_index_uses_pulumi_up() =>
        Assert.All(Runbooks, runbook => Assert.DoesNotMatch("pulumi up(?!`( fails| \\|))", Checkout.Read($"docs/runbooks/{runbook}.md")));

    [Fact]
    public void A_runbook_that_deploys_manually_links_to_what_that_needs() => Assert.All(Runbooks, runbook =>
        {
            var text = Checkout.Read($"docs/runbooks/{runbook}.md");

            Assert.Equal(ManualDeployment().IsMatch(text), text.Contains("(README.md#deploy-manually)"));
        });

    [Fact]
    public void Every_variable_of_the_deploy_job_is_named_for_a_manual_deployment()
    {
        var section = Checkout.Read("docs/runbooks/README.md").Split("\n## ").Single(part => part.StartsWith("Deploy manually\n"));
        var variables = DeployVariable()
            .Matches(Checkout.Read(".github/workflows/deploy.yml"))
            .Select(variable => variable.Groups[1].Value);

        Assert.Equal([], variables.Append("DEPLOYER_OBJECT_ID").Where(variable => !section.Contains($"`{variable}`")));
    }

    /// <summary>A missing role fails the update halfway.</summary>
    [Fact]
    public void Every_role_of_the_deploying_identity_is_named_for_a_manual_deployment()
    {
        var section = Checkout.Read("docs/runbooks/README.md").Split("\n## ").Single(part => part.StartsWith("Deploy manually\n"));
        var deploying = Checkout.Read("tools/delivery/Bootstrap/Rights.cs").Split("IEnumerable<WantedGrant> ")[2];
        var names = RoleName()
            .Matches(Checkout.Read("tools/azure-rest/BuiltInRole.cs"))
            .ToDictionary(role => role.Groups[1].Value, role => role.Groups[2].Value);
        var roles = Role().Matches(deploying).Select(role => names[role.Groups[1].Value]).ToList();

        Assert.Contains("Contributor", roles);
        Assert.Equal([], roles.Where(role => !section.Contains(role)));
    }

    private static IEnumerable<string> Verbs(string project) =>
        project == "delivery" ? ["bootstrap", "teardown"] : ["plan", "check", "report", "diff", "export", "cost", "gate", "live"];

    private static string Text(HeadingBlock heading) =>
        string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));

    /// <summary>Not a remark such as "`.ci/deploy` has rolled back already".</summary>
    [GeneratedRegex(@"\.ci/deploy( \w|`\s+\()")]
    private static partial Regex ManualDeployment();

    [GeneratedRegex(@"^ +([A-Z_]+): \$\{\{ vars\.\1 \}\}$", RegexOptions.Multiline)]
    private static partial Regex DeployVariable();

    [GeneratedRegex(@"BuiltInRole\.(\w+)")]
    private static partial Regex Role();

    [GeneratedRegex("(\\w+) = Add\\(\\s*\"([^\"]+)\"")]
    private static partial Regex RoleName();

    [GeneratedRegex(@"^  (\w+):$", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex("\\[\"(\\w+)\"\\] = ")]
    private static partial Regex Output();

    /// <summary>A word in backticks with a capital inside, a key of pulumi config, or a key of a stack file.</summary>
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

    [GeneratedRegex("Runbook = \"([a-z-]+)\"")]
    private static partial Regex RunbookOfAlert();

    [GeneratedRegex("[Tt]iles? \"([^\"]+)\"")]
    private static partial Regex Tile();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
