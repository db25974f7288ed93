using Delivery.Tests.Bootstrap;
using Delivery.Tests.Simulated;
using Fixtures;

namespace Delivery.Tests.GitHub;

public sealed class GitHubSetUpTests
{
    [Fact]
    public async Task Environments_variables_and_labels_are_set_in_one_run()
    {
        await using var azure = await GitHubRun.BootstrappedAsync();
        var gitHub = new FakeGitHub();

        var run = await GitHubRun.SetUpAsync(azure, gitHub, "--reviewer", "contoso/platform", "--yes");

        run.Succeeded();
        Assert.Equal(
            ["dev", "dev-preview", "prod", "prod-approval", "prod-preview", "test", "test-preview"],
            gitHub.Environments.Keys.Order()
        );
        Assert.All(["dev", "test", "prod", "prod-approval"], name => Assert.Equal(["main"], gitHub.BranchesOf(name)));
        Assert.Null(gitHub.Environments["dev-preview"]["deployment_branch_policy"]);
        Assert.Equal(["allow-data-loss", "allow-weaker-security", "allow-higher-cost"], gitHub.Labels);
        Assert.Equal(0, (await GitHubRun.RulesAsync(azure, gitHub, "prod")).ExitCode);
        Assert.Equal(0, (await GitHubRun.RulesAsync(azure, gitHub, "dev")).ExitCode);
    }

    [Fact]
    public async Task The_variables_equal_those_that_bootstrap_prints()
    {
        await using var azure = await GitHubRun.BootstrappedAsync();
        var gitHub = new FakeGitHub();
        await GitHubRun.SetUpAsync(azure, gitHub, "--reviewer", "alice", "--yes");

        var printed = (await BootstrapRun.OfAsync(azure)).Output;

        Assert.Equal(6, gitHub.Variables["prod"].Count);
        Assert.All(gitHub.Variables, environment =>
            Assert.Contains(
                $"# environment {environment.Key}\n" + string.Join('\n', environment.Value.Select(each => $"{each.Key}={each.Value}")),
                printed
            )
        );
    }

    [Fact]
    public async Task Without_yes_the_steps_are_listed_and_nothing_is_changed()
    {
        await using var azure = await GitHubRun.BootstrappedAsync();
        var gitHub = new FakeGitHub();

        var run = await GitHubRun.SetUpAsync(azure, gitHub, "--reviewer", "alice");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(gitHub.Changes);
        Assert.Contains("  + environment prod: main only", run.Lines);
        Assert.Contains("  + environment prod-approval: main only, reviewed by alice, no self-review", run.Lines);
        Assert.Contains("  + environment prod-preview: any branch, no rules", run.Lines);
        Assert.Contains("  + label allow-data-loss", run.Lines);
        Assert.EndsWith("Nothing was changed. Run the same command with --yes to apply the steps.", run.Lines[^1]);
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do()
    {
        await using var azure = await GitHubRun.BootstrappedAsync();
        var gitHub = new FakeGitHub();
        await GitHubRun.SetUpAsync(azure, gitHub, "--reviewer", "alice", "--yes");
        gitHub.Changes.Clear();

        var again = await GitHubRun.SetUpAsync(azure, gitHub, "--yes");

        again.Succeeded();
        Assert.Equal("nothing to do: environments, variables and labels are set", again.Lines[^1]);
        Assert.Empty(gitHub.Changes);
    }

    [Fact]
    public async Task Only_what_differs_is_changed_and_your_own_settings_stay()
    {
        await using var azure = await GitHubRun.BootstrappedAsync();
        var gitHub = new FakeGitHub();
        await GitHubRun.SetUpAsync(azure, gitHub, "--reviewer", "alice", "--yes");
        gitHub.Admit("prod-approval", "release/*");
        gitHub.Environments["prod-approval"]["protection_rules"]!
            .AsArray()
            .Add(new System.Text.Json.Nodes.JsonObject { ["type"] = "wait_timer", ["wait_timer"] = 5 });
        gitHub.Variables["prod"]["AZURE_CLIENT_ID"] = "old";
        gitHub.Variables["prod"]["SMOKE_OUTSIDE"] = "true";
        gitHub.Changes.Clear();

        var run = await GitHubRun.SetUpAsync(azure, gitHub, "--reviewer", "contoso/platform", "--yes");

        run.Succeeded();
        Assert.Equal(
            [
                "PATCH repos/contoso/chat/environments/prod/variables/AZURE_CLIENT_ID",
                "PUT repos/contoso/chat/environments/prod-approval",
                "DELETE repos/contoso/chat/environments/prod-approval/deployment-branch-policies/104",
            ],
            gitHub.Changes
        );
        var rules = gitHub.Environments["prod-approval"]["protection_rules"]!.AsArray();
        Assert.Equal(["7", "9"], rules[0]!["reviewers"]!.AsArray().Select(each => $"{each!["reviewer"]!["id"]}"));
        Assert.Equal(5, (int)rules[1]!["wait_timer"]!);
        Assert.Equal("true", gitHub.Variables["prod"]["SMOKE_OUTSIDE"]);
    }

    [Fact]
    public async Task A_temporary_stack_gets_its_environments_too()
    {
        await using var azure = await GitHubRun.BootstrappedAsync("--environment", "dev", "--environment", "sandbox");
        var gitHub = new FakeGitHub();

        await GitHubRun.SetUpAsync(azure, gitHub, "--environment", "dev", "--environment", "sandbox", "--yes");

        Assert.Equal(["dev", "dev-preview", "sandbox", "sandbox-preview"], gitHub.Environments.Keys.Order());
        Assert.Equal(["main"], gitHub.BranchesOf("sandbox"));
    }

    [Theory]
    [InlineData("environment prod-approval has no reviewer; name a user or team", "")]
    [InlineData("--reviewer bob was not found on GitHub", "--reviewer bob")]
    [InlineData("--reviewer must be LOGIN or ORG/TEAM, got 'a/b/c'", "--reviewer a/b/c")]
    [InlineData("the pipeline must be a GitHub repository", "--reviewer alice", "--issuer https://i --subject sc://o/p/{environment}")]
    public async Task A_set_up_that_cannot_run_changes_nothing(string message, string reviewer, string? pipeline = null)
    {
        await using var azure = await GitHubRun.BootstrappedAsync();
        var gitHub = new FakeGitHub();

        var run = await DeliveryRun.OfAsync(
            azure,
            gitHub,
            [
                "github",
                "--project",
                DeliveryRun.Project,
                .. (pipeline ?? "--repository contoso/chat").Split(' '),
                .. reviewer.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                "--yes",
            ]
        );

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors);
        Assert.Empty(gitHub.Changes);
    }

    [Fact]
    public async Task Missing_identities_are_reported_with_the_command_that_creates_them()
    {
        await using var azure = await TestAzure.StartAsync();

        var run = await GitHubRun.SetUpAsync(azure, new FakeGitHub(), "--reviewer", "alice", "--yes");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the identities of CI do not exist yet; run bootstrap", run.Errors);
    }

    [Theory]
    [InlineData(
        "repos/contoso/chat",
        """{"default_branch":"main","permissions":{"admin":false}}""",
        2,
        "must be an administrator of contoso/chat"
    )]
    [InlineData(
        "repos/contoso/chat",
        """{"default_branch":"master","private":true,"permissions":{"admin":true}}""",
        0,
        "the default branch is master"
    )]
    [InlineData(
        "repos/contoso/chat",
        """{"default_branch":"main","private":true,"permissions":{"admin":true}}""",
        0,
        "gh variable set PROVENANCE --body false --repo contoso/chat"
    )]
    [InlineData("repos/contoso/chat/branches/main", """{"protected":false}""", 0, "main is not protected")]
    [InlineData(
        "repos/contoso/chat/actions/oidc/customization/sub",
        """{"sub_claim_prefix":"repo:contoso@5/chat@6"}""",
        0,
        "no job can sign in. Run bootstrap with --repository contoso@5/chat@6"
    )]
    public async Task Conditions_of_the_repository_are_reported(string path, string answer, int code, string message)
    {
        await using var azure = await GitHubRun.BootstrappedAsync();
        var gitHub = new FakeGitHub { [path] = answer };

        var run = await GitHubRun.SetUpAsync(azure, gitHub, "--reviewer", "alice", "--yes");

        Assert.Equal(code, run.ExitCode);
        Assert.Contains(message, run.Output + run.Errors);
        Assert.Equal(code == 2, gitHub.Changes.Count == 0);
    }

    /// <summary>The same names in the labels, in the script that reads them and in the gate.</summary>
    [Fact]
    public async Task The_labels_are_those_that_the_overrides_script_reads()
    {
        await using var azure = await GitHubRun.BootstrappedAsync();
        var gitHub = new FakeGitHub();
        await GitHubRun.SetUpAsync(azure, gitHub, "--reviewer", "alice", "--yes");

        var script = await File.ReadAllTextAsync(Path.Combine(FixtureStacks.Root, ".ci", "overrides"));

        Assert.Contains(string.Join(", ", gitHub.Labels.Select(label => $"\"{label}\"")), script);
    }
}
