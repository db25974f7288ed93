using System.Text.Json.Nodes;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.GitHub;

public sealed class RulesTests
{
    private const string Custom = """{"protected_branches":false,"custom_branch_policies":true}""";
    private const string EveryProtected = """{"protected_branches":true,"custom_branch_policies":false}""";
    private const string Policy = "deployment_branch_policy";
    private const string Review = """{"type":"required_reviewers","prevent_self_review":true,""" + Reviewers;
    private const string SelfReview = """{"type":"required_reviewers","prevent_self_review":false,""" + Reviewers;
    private const string Reviewers = """ "reviewers":[{"type":"User","reviewer":{"id":7,"login":"alice"}}]}""";

    [Fact]
    public async Task Environments_with_all_rules_are_accepted()
    {
        var (code, output) = await RunAsync("prod", Protected());

        Assert.Equal((0, "prod: main only\nprod-approval: main only, reviewed by alice, no self-review\n"), (code, output));
    }

    /// <param name="property">What is changed in the environment: null removes the environment, `branch` and `tag` admit one more.</param>
    [Theory]
    [InlineData("prod", "environment prod does not exist; GitHub would create it at its first use, without rules", "prod", null, "")]
    [InlineData("prod", "environment prod must admit main only, and admits any branch", "prod", Policy, "null")]
    [InlineData("prod", "environment prod must admit main only, and admits every protected branch", "prod", Policy, EveryProtected)]
    [InlineData("prod", "environment prod must admit main only, and admits main, release/*", "prod", "branch", "release/*")]
    [InlineData("dev", "environment dev must admit main only, and admits main, tag main", "dev", "tag", "main")]
    [InlineData("prod", "environment prod-approval does not exist", "prod-approval", null, "")]
    [InlineData("prod", "environment prod-approval must have a required reviewer, and has none", "prod-approval", "protection_rules", "[]")]
    [InlineData("prod", "environment prod-approval must prevent self-review", "prod-approval", "protection_rules", $"[{SelfReview}]")]
    [InlineData("prod", "environment prod-approval must admit main only", "prod-approval", Policy, "null")]
    public async Task A_missing_rule_stops_the_deployment(string stack, string finding, string environment, string? property, string value)
    {
        var gitHub = Protected();
        switch (property)
        {
            case null:
                gitHub.Environments.Remove(environment);
                break;
            case "branch" or "tag":
                gitHub.Admit(environment, value, property);
                break;
            default:
                gitHub.Environments[environment][property] = JsonNode.Parse(value);
                break;
        }

        var (code, output) = await RunAsync(stack, gitHub);

        Assert.Equal(1, code);
        Assert.Contains($"error: {finding}", output);
        Assert.Contains("-- github --repository contoso/chat --yes", output);
    }

    /// <summary>GitHub finds the environment in any case: the rules of the approval would not be checked.</summary>
    [Theory]
    [InlineData("Prod")]
    [InlineData("prod?x")]
    [InlineData("prod/../dev")]
    [InlineData("")]
    public async Task Another_spelling_of_a_stack_is_rejected(string stack)
    {
        await using var azure = await TestAzure.StartAsync();

        var run = await GitHubRun.RulesAsync(azure, Protected(), stack);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal($"error: STACK must be the name of a stack in lower case, such as prod, got '{stack}'\n", run.Errors);
    }

    [Fact]
    public async Task Dev_needs_no_approval()
    {
        var gitHub = Protected();
        gitHub.Environments.Remove("prod-approval");

        Assert.Equal((0, "dev: main only\n"), await RunAsync("dev", gitHub));
    }

    [Fact]
    public async Task A_bypass_by_administrators_is_reported()
    {
        var gitHub = Protected();
        gitHub.Environments["prod-approval"]["can_admins_bypass"] = true;

        var (code, output) = await RunAsync("prod", gitHub);

        Assert.Equal(0, code);
        Assert.Contains("note: administrators of the repository may skip the review of prod-approval", output);
    }

    private static FakeGitHub Protected()
    {
        var gitHub = new FakeGitHub();
        foreach (var (name, rules) in new[] { ("dev", "[]"), ("prod", "[]"), ("prod-approval", $"[{Review}]") })
        {
            gitHub.Environments[name] = JsonNode
                .Parse($$"""{"can_admins_bypass":false,"protection_rules":{{rules}},"deployment_branch_policy":{{Custom}} }""")!
                .AsObject();
            gitHub.Admit(name, "main");
        }

        return gitHub;
    }

    private static async Task<(int Code, string Output)> RunAsync(string stack, FakeGitHub gitHub)
    {
        await using var azure = await TestAzure.StartAsync();
        var run = await GitHubRun.RulesAsync(azure, gitHub, stack);
        Assert.Equal("", run.Errors);
        return (run.ExitCode, run.Output);
    }
}
