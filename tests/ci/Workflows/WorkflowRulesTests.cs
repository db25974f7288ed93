using System.Text.RegularExpressions;
using Ci.Tests.Running;
using static Ci.Tests.Workflows.WorkflowExamples;

namespace Ci.Tests.Workflows;

public sealed class WorkflowRulesTests
{
    public static TheoryData<string, string> FilesAndRules()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var workflow in Workflow.All)
        {
            foreach (var rule in WorkflowRules.All.Keys)
            {
                pairs.Add(workflow.Name, rule);
            }
        }

        return pairs;
    }

    [Fact]
    public void The_workflows_are_the_documented_ones() =>
        Assert.Equal(["ci", "deploy", "drift", "release", "teardown"], Workflow.All.Select(workflow => workflow.Name));

    [Theory]
    [MemberData(nameof(FilesAndRules))]
    public void Each_workflow_follows_each_rule(string workflow, string rule) =>
        Assert.Empty(WorkflowRules.All[rule](Workflow.Of(workflow)));

    [Fact]
    public void The_sign_in_action_is_pinned_and_contains_no_secret()
    {
        var action = Workflow.Parse("sign-in", Checkout.Read(".github/actions/sign-in/action.yml"));

        Assert.Empty(WorkflowRules.All["every action is pinned to a commit, with the version in a comment"](action));
        Assert.Empty(WorkflowRules.All["no secret is stored"](action));
    }

    /// <summary>A version that only one file gets would stay behind in the others.</summary>
    [Fact]
    public void Each_action_has_one_version_in_all_files() =>
        Assert.All(
            Workflow
                .All.Select(workflow => workflow.Text)
                .Append(Checkout.Read(".github/actions/sign-in/action.yml"))
                .SelectMany(text => Regex.Matches(text, @"uses: ([\w./-]+)@(.+)"))
                .GroupBy(match => match.Groups[1].Value, match => match.Groups[2].Value),
            pins => Assert.Single(pins.Distinct())
        );

    [Fact]
    public void The_compliant_examples_break_no_rule() => Assert.All(WorkflowRules.All, rule =>
        {
            Assert.All([Good, GoodBuild, GoodComment, GoodDeployment, GoodApproval], example =>
                Assert.Empty(rule.Value(Workflow.Parse("deploy", example)))
            );
        });

    [Theory]
    [InlineData("permissions are set by each job only", Good, "permissions: {}", "permissions: { issues: write }")]
    [InlineData("permissions are set by each job only", Good, "permissions: { contents: read, id-token: write }", "permissions: write-all")]
    [InlineData("jobs have no write permission for contents", Good, "contents: read", "contents: write")]
    [InlineData(
        "every action is pinned to a commit, with the version in a comment",
        Good,
        "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
        "@v6"
    )]
    [InlineData("every action is pinned to a commit, with the version in a comment", Good, " # v7.0.1", "")]
    [InlineData("every job has a timeout of at most 60 minutes", Good, "timeout-minutes: 30", "timeout-minutes: 360")]
    [InlineData("every job has a timeout of at most 60 minutes", Good, "    timeout-minutes: 30\n", "")]
    [InlineData("runner images have a fixed version", Good, "ubuntu-24.04", "ubuntu-latest")]
    [InlineData(
        "only the workflow deploy uses a deployment runner",
        Good,
        "runs-on: ubuntu-24.04",
        "runs-on: \"${{ vars.RUNNER_PROD || 'ubuntu-24.04' }}\""
    )]
    [InlineData("only the workflow deploy uses a deployment runner", GoodBuild, "runs-on: ubuntu-24.04", "runs-on: self-hosted")]
    [InlineData(
        "only the workflow deploy uses a deployment runner",
        GoodBuild,
        "runs-on: ubuntu-24.04",
        "uses: ./.github/workflows/deploy.yml"
    )]
    [InlineData("only the workflow deploy uses a deployment runner", GoodBuild, "runs-on: ubuntu-24.04", "runs-on: { group: prod }")]
    [InlineData("only the workflow deploy uses a deployment runner", GoodDeployment, ".ci/deploy \"$STACK\"", ".ci/preview prod")]
    [InlineData(
        "a pull-request job with a write permission runs no code of it",
        GoodComment,
        "${{ github.event.pull_request.base.sha }}",
        "${{ github.event.pull_request.head.sha }}"
    )]
    [InlineData(
        "a pull-request job with a write permission runs no code of it",
        GoodComment,
        "ref: \"${{ github.event.pull_request.base.sha }}\", ",
        ""
    )]
    [InlineData("a pull-request job with a write permission runs no code of it", GoodComment, "${{ runner.temp }}/page", ".ci")]
    [InlineData(
        "a pull-request job with a write permission runs no code of it",
        GoodComment,
        "pull-requests: write",
        "pull-requests: write, id-token: write"
    )]
    [InlineData("a job that builds or signs in has no write permission", Good, "contents: read,", "contents: read, pull-requests: write,")]
    [InlineData("a job that builds or signs in has no write permission", GoodBuild, "contents: read", "contents: read, issues: write")]
    [InlineData("a job that builds or signs in has no write permission", GoodDeployment, "contents: read", "issues: write")]
    [InlineData("a pull-request job that signs in uses a preview environment", Good, "environment: prod-preview", "environment: prod")]
    [InlineData("a job that builds has no identity", GoodBuild, "contents: read", "contents: read, id-token: write")]
    [InlineData("a job that builds has no identity", Good, ".ci/preview prod", ".ci/package there && .ci/preview prod")]
    [InlineData("a script is not downloaded and run", GoodBuild, ".ci/run", "curl -fsSL https://get.pulumi.com | sh")]
    [InlineData("a script is not downloaded and run", GoodBuild, ".ci/run", "bash <(curl -fsSL https://get.pulumi.com)")]
    [InlineData("pull requests from forks get no token", Good, "pull_request: }", "pull_request: , workflow_run: }")]
    [InlineData("no secret is stored", Good, ".ci/preview prod", ".ci/preview ${{ secrets.ARM_CLIENT_SECRET }}")]
    [InlineData("a checkout does not persist the token", Good, "persist-credentials: false", "persist-credentials: true")]
    [InlineData("a job that signs in to Azure has an environment", Good, "    environment: prod-preview\n", "")]
    [InlineData("only jobs that sign in, attest or deploy can request a token", Good, "      - uses: ./.github/actions/sign-in\n", "")]
    [InlineData("read-only jobs use a read-only identity", Good, "environment: prod-preview", "environment: prod")]
    [InlineData("a new run of a pull request cancels the older one", Good, "cancel-in-progress: true", "cancel-in-progress: false")]
    [InlineData(
        "pull requests from forks get no token",
        Good,
        "if: github.event.pull_request.head.repo.full_name == github.repository",
        "if: true"
    )]
    [InlineData("pull requests from forks get no token", Good, "pull_request:", "pull_request_target:")]
    [InlineData("inputs reach a script as variables, never as script text", Good, ".ci/preview prod", ".ci/preview ${{ inputs.stack }}")]
    [InlineData(
        "a job that changes a stack uses the environment of the stack",
        GoodDeployment,
        "environment: prod",
        "environment: prod-preview"
    )]
    [InlineData(
        "one run at a time changes a stack, and no waiting run is cancelled",
        GoodDeployment,
        "stack-${{ inputs.stack }}",
        "${{ github.ref }}"
    )]
    [InlineData(
        "one run at a time changes a stack, and no waiting run is cancelled",
        GoodDeployment,
        "cancel-in-progress: false",
        "cancel-in-progress: true"
    )]
    [InlineData("one run at a time changes a stack, and no waiting run is cancelled", GoodDeployment, ", queue: max", "")]
    [InlineData(
        "a job that waits for a review does not block the stack",
        GoodApproval,
        "    steps:",
        "    concurrency: { group: stack-prod }\n    steps:"
    )]
    [InlineData(
        "a job that waits for a review does not block the stack",
        GoodApproval,
        "permissions: {}\n",
        "permissions: {}\nconcurrency: { group: stack-prod }\n"
    )]
    [InlineData("read-only jobs do not wait in the queue of deployments", GoodDeployment, ".ci/deploy \"$STACK\"", ".ci/drift \"$STACK\"")]
    public void A_workflow_that_breaks_a_rule_is_reported(string rule, string example, string from, string to)
    {
        Assert.Contains(from, example);

        Assert.NotEmpty(WorkflowRules.All[rule](Workflow.Parse("deploy", example.Replace(from, to))));
    }

    /// <summary>A runner group can admit one workflow of one branch.</summary>
    [Fact]
    public void A_deployment_runner_in_another_workflow_is_reported() =>
        Assert.NotEmpty(WorkflowRules.All["only the workflow deploy uses a deployment runner"](Workflow.Parse("nightly", GoodDeployment)));
}
