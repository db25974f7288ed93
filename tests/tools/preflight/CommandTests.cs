using System.Diagnostics;
using CommandLine;
using Fixtures;
using Planning.Plans;

namespace Preflight.Tests;

/// <summary>The tool as it is called from a shell.</summary>
public sealed class CommandTests
{
    private static readonly string Tool = Checkout.Built("tools/preflight", "preflight.dll");

    [Fact]
    public void Planning_dev_prints_a_tree_and_succeeds()
    {
        var (exitCode, output, complaint) = Run(Repository.Root, "plan", "dev");

        Assert.Equal((0, ""), (exitCode, complaint));
        Assert.Contains("├── Monitoring monitoring", output);
        Assert.Contains("cognitiveservices:Deployment ai-chat", output);
        Assert.Contains("resources to create in 12 components", output);
    }

    [Fact]
    public async Task Help_lists_one_line_a_verb_and_keeps_examples_to_the_verb()
    {
        var (exitCode, output, _) = Run(Repository.Root, "--help");
        var verbs = output[(output.IndexOf("Commands:", StringComparison.Ordinal) + "Commands:".Length)..].Trim().Split('\n');

        Assert.Equal(0, exitCode);
        Assert.Equal(
            ["check", "cost", "diff", "drift", "export", "gate", "live", "plan", "rehearse", "report"],
            verbs.Select(line => line.Trim().Split(' ')[0]).Order()
        );
        Assert.DoesNotContain("Examples:", output);
        await Task.WhenAll(
            verbs.Select(async verb =>
                Assert.Contains("Examples:\n", (await InProcess.RunAsync(verb.Trim().Split(' ')[0], "--help")).Output)
            )
        );
    }

    [Fact]
    public async Task A_saved_plan_is_shown_like_a_fresh_one()
    {
        using var folder = new ProjectFolder().With("saved.json", PlanFile.Write(await FixtureStacks.PlanOfAsync("sandbox")));

        var (exitCode, output, _) = Run(folder.Path, "plan", "--plan", "saved.json");

        Assert.Equal(0, exitCode);
        Assert.Contains("web:WebApp chat-site", output);
    }

    [Fact]
    public void An_undeclared_key_is_reported_by_every_command()
    {
        using var folder = ProjectFolder.OfScenario("ok");
        folder.With("Pulumi.dev.yaml", File.ReadAllText(Path.Combine(folder.Path, "Pulumi.dev.yaml")) + "  scenarios:sise: 4\n");

        foreach (var verb in new[] { "plan", "check", "cost" })
        {
            var (_, _, complaint) = Run(folder.Path, verb, "dev", "--program", Repository.Scenarios);

            Assert.Equal(
                $"warning: {Path.Combine(folder.Path, "Pulumi.dev.yaml")} sets scenarios:sise, which Pulumi.yaml does not "
                    + "declare: a misspelt key?\n",
                complaint
            );
        }
    }

    [Fact]
    public async Task A_gate_rejection_is_printed_with_its_override()
    {
        using var folder = new ProjectFolder().With("prod.json", PlanFile.Write(await FixtureStacks.PlanOfAsync("prod")));

        var (exitCode, output, complaint) = await CallAsync(
            "gate",
            "--plan",
            Path.Combine(folder.Path, "prod.json"),
            "--preview",
            Gate.Recorded.Path("delete-before-replace"),
            "--today",
            "2026-11-24"
        );

        Assert.Equal((1, ""), (exitCode, complaint));
        Assert.Contains(
            "rejected documents-account storage:StorageAccount: would be replaced by an empty one because of accountName "
                + "(--allow allow-data-loss accepts it)\n",
            output
        );
    }

    [Fact]
    public async Task The_cost_of_dev_is_printed_with_its_assumptions()
    {
        var (exitCode, output, complaint) = await CallAsync("cost", "dev");

        Assert.Equal((0, ""), (exitCode, complaint));
        Assert.Contains("1 replicas × 1 partitions × 730 hours × $0.101 per hour = $73.73", output);
        Assert.Contains("questionsPerDay 100: questions from users a day", output);
        Assert.Contains("memory ?", output);
    }

    [Fact]
    public async Task A_difference_ends_with_the_cost_and_untested_models()
    {
        var prod = PlanFile.Write(await FixtureStacks.PlanOfAsync("prod"));
        using var folder = new ProjectFolder()
            .With("newer.json", prod.Replace("\"version\": \"2026-03-17\"", "\"version\": \"2026-09-01\""))
            .With("test.json", PlanFile.Write(await FixtureStacks.PlanOfAsync("test")));

        var (exitCode, output, complaint) = Run(folder.Path, "diff", "test.json", "newer.json");

        Assert.Equal((1, ""), (exitCode, complaint));
        Assert.Matches(@"cost \$[0-9,.]+ -> \$[0-9,.]+ a month \(\+\$[0-9,.]+\), estimated", output);
        Assert.Contains(
            "error ai-chat: the deployment chat runs gpt-5.4-mini 2026-09-01 in prod and gpt-5.4-mini 2026-03-17 in test",
            output
        );
    }

    [Theory]
    [InlineData("update", "", 0, "✅ Gate: prod passes")]
    [InlineData("weaker", "", 1, "❌ Gate: prod is rejected")]
    [InlineData("several", " --allow allow-data-loss --allow allow-weaker-security", 1, "a month is 140 % more; the limit is 20 %")]
    [InlineData("several", " --allow allow-data-loss --allow allow-weaker-security --cost-jump 140.5", 0, "✅ Gate: prod passes")]
    [InlineData(
        "delete-before-replace",
        " --allow allow-data-loss",
        0,
        "| `documents-account` | storage:StorageAccount | would be replaced by an empty one because of accountName | `allow-data-loss` |"
    )]
    public async Task The_gate_sets_the_exit_code(string preview, string more, int expected, string text)
    {
        using var folder = new ProjectFolder().With(
            "findings.json",
            """[{"stack":"prod","findings":[{"rule":"tags","severity":"warning","resource":"x","message":"y"}]}]"""
        );
        var (exitCode, output, complaint) = await CallAsync([
            .. (
                $"gate --preview {Gate.Recorded.Path(preview)} --findings {Path.Combine(folder.Path, "findings.json")} --format "
                + $"markdown{more}"
            ).Split(' '),
        ]);

        Assert.Equal((expected, ""), (exitCode, complaint));
        Assert.Contains(text, output);
    }

    [Fact]
    public async Task Without_a_findings_file_the_gate_checks_the_plan_of_the_stack()
    {
        var (exitCode, output, complaint) = await CallAsync(
            "gate",
            "prod",
            "--preview",
            Gate.Recorded.Path("nothing-to-do"),
            "--today",
            "2026-11-24"
        );

        Assert.Equal((0, ""), (exitCode, complaint));
        Assert.Contains("prod passes: 131 same", output);
        Assert.Contains("their cost is taken from the plan of the program", output);
    }

    [Theory]
    [InlineData("gate --preview no-such.json", "there is no preview no-such.json")]
    [InlineData("gate prod --preview {root}/tests/tools/preflight/Gate/failed.json", "the preview failed")]
    [InlineData("gate prod --preview {root}/preflight.yaml", "is no preview of Pulumi's")]
    [InlineData(
        "gate dev --preview {root}/tests/tools/preflight/Gate/update.json",
        "the preview is of the stack prod of ai-workload, not of dev of ai-workload"
    )]
    [InlineData("gate --preview {root}/tests/tools/preflight/Gate/update.json", "name a stack (dev, prod, sandbox, test) or a saved plan")]
    [InlineData(
        "gate --preview {root}/tests/tools/preflight/Gate/update.json --findings {root}/README.md",
        "README.md is no file of findings"
    )]
    [InlineData(
        "gate --preview {root}/tests/tools/preflight/Gate/update.json --findings {root}/tests/tools/preflight/Gate/update.json",
        "it holds no list"
    )]
    [InlineData(
        "gate prod --preview {root}/tests/tools/preflight/Gate/update.json --allow everything",
        "--allow must be one of allow-data-loss, allow-weaker-security, allow-higher-cost, got 'everything'"
    )]
    [InlineData(
        "gate prod --preview {root}/tests/tools/preflight/Gate/update.json --cost-jump -1",
        "--cost-jump must be per cent of 0 or more, got '-1'"
    )]
    [InlineData("cost dev --prices no-such.yaml", "price file no-such.yaml does not exist")]
    [InlineData("cost", "name a stack (dev, prod, sandbox, test) or a saved plan")]
    [InlineData("plan nowhere", "there are: dev, prod, sandbox, test")]
    [InlineData("plan", "name a stack (dev, prod, sandbox, test) or a saved plan")]
    [InlineData("plan dev --program no-such.dll", "there is no program ")]
    [InlineData("plan --plan {root}/README.md", "README.md is no plan file")]
    [InlineData("plan --plan no-such.json", "there is no plan file no-such.json")]
    [InlineData("plan dev --reference x", "--reference must be NAME=PLANFILE, got 'x'")]
    [InlineData("plan dev --command false", "ended with exit code 1 after registering nothing")]
    [InlineData("plan dev --config-dir no-such", "--config-dir must be an existing folder, got 'no-such'")]
    [InlineData("check dev --today tomorrow", "--today must be a day as in 2027-06-30, got 'tomorrow'")]
    [InlineData("report dev --output /no/such/folder/dev.html", "/no/such/folder/dev.html cannot be written")]
    [InlineData("diff nowhere dev", "there are: dev, prod, sandbox, test")]
    [InlineData("plan dev --command true", "ended without registering anything; is it a Pulumi program?")]
    public async Task A_program_that_cannot_be_planned_exits_with_2_and_one_message(string arguments, string message)
    {
        var (exitCode, output, complaint) = await CallAsync(arguments.Replace("{root}", Repository.Root).Split(' '));

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(message, complaint);
    }

    [Theory]
    [InlineData("""{"project":"p","stack":"s","program":"x","sdk":"local","resources":null}""", "must not be null")]
    [InlineData("""{"project":"p","stack":"s","program":"x","sdk":"local","resources":[null]}""", "each resource needs urn")]
    [InlineData(
        """{"project":"p","stack":"s","program":"x","sdk":"local","resources":[{"urn":"urn:pulumi:s::p::t::n","""
            + """ "type":"t","name":"n"},{"urn":"urn:pulumi:s::p::t::n","type":"t","name":"n"}]}""",
        "it has urn:pulumi:s::p::t::n twice"
    )]
    [InlineData(
        """{"project":"p","stack":"s","program":"x","sdk":"local","resources":[{"urn":"u","type":"t","name":"n\u001b[2Jn"}]}""",
        "the resource n\\u001B[2Jn has a control character"
    )]
    public async Task An_invalid_plan_file_is_reported_in_one_message(string plan, string message)
    {
        using var folder = new ProjectFolder().With("plan.json", plan);

        var (exitCode, output, complaint) = await CallAsync("check", "--plan", Path.Combine(folder.Path, "plan.json"));

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(message, complaint);
    }

    [Fact]
    public void Invalid_arguments_exit_with_code_2() => Assert.Equal(2, Run(Repository.Root, "plan", "dev", "--nonsense").ExitCode);

    /// <summary>For what a process adds nothing to.</summary>
    private static Task<FinishedProcess> CallAsync(params string[] arguments) =>
        InProcess.RunAsync([
            .. arguments,
            "--project",
            Repository.Root,
            .. arguments.Contains("--config-dir") ? Array.Empty<string>() : ["--config-dir", FixtureStacks.Directory],
        ]);

    private static FinishedProcess Run(string folder, params string[] arguments)
    {
        // The values of the user's stack files are unknown here.
        string[] stacks = folder == Repository.Root && !arguments.Contains("--config-dir") ? ["--config-dir", FixtureStacks.Directory] : [];
        return FinishedProcess.Run(new ProcessStartInfo("dotnet", [Tool, .. arguments, .. stacks]) { WorkingDirectory = folder });
    }
}
