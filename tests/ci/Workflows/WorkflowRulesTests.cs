using Ci.Tests.Running;

namespace Ci.Tests.Workflows;

public sealed class WorkflowRulesTests
{
    /// <summary>A workflow that keeps every rule; each case below breaks one.</summary>
    private const string Good = """
        on: { pull_request: }
        permissions: {}
        jobs:
          preview:
            if: github.event.pull_request.head.repo.full_name == github.repository
            runs-on: ubuntu-24.04
            timeout-minutes: 30
            environment: prod-preview
            permissions: { contents: read, id-token: write }
            concurrency: { group: "preview-${{ github.event.pull_request.number }}", cancel-in-progress: true }
            steps:
              - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
                with: { persist-credentials: false }
              - uses: ./.github/actions/sign-in
              - run: .ci/preview prod
        """;

    private const string GoodDeployment = """
        on: { workflow_dispatch: }
        permissions: {}
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            timeout-minutes: 30
            environment: prod
            permissions: { contents: read, id-token: write }
            concurrency: { group: "stack-${{ inputs.stack }}", cancel-in-progress: false, queue: max }
            steps:
              - uses: ./.github/actions/sign-in
              - run: .ci/deploy "$STACK"
        """;

    private const string GoodApproval = """
        on: { workflow_dispatch: }
        permissions: {}
        jobs:
          approve:
            runs-on: ubuntu-24.04
            timeout-minutes: 5
            environment: prod-approval
            permissions: { actions: read }
            steps:
              - run: gh api approvals
        """;

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
    public void The_workflows_are_those_that_the_README_describes() =>
        Assert.Equal(["ci", "deploy", "drift", "release", "teardown"], Workflow.All.Select(workflow => workflow.Name));

    [Theory]
    [MemberData(nameof(FilesAndRules))]
    public void A_workflow_keeps_a_rule(string workflow, string rule) => Assert.Empty(WorkflowRules.All[rule](Workflow.Of(workflow)));

    [Fact]
    public void The_action_that_signs_in_is_pinned_and_holds_no_secret()
    {
        var action = Workflow.Parse("sign-in", Checkout.Read(".github/actions/sign-in/action.yml"));

        Assert.Empty(WorkflowRules.All["every action is pinned to a commit, and says which version that is"](action));
        Assert.Empty(WorkflowRules.All["no secret is stored"](action));
    }

    [Fact]
    public void The_good_examples_break_no_rule() => Assert.All(WorkflowRules.All, rule =>
        {
            Assert.Empty(rule.Value(Workflow.Parse("good", Good)));
            Assert.Empty(rule.Value(Workflow.Parse("good", GoodDeployment)));
            Assert.Empty(rule.Value(Workflow.Parse("good", GoodApproval)));
        });

    [Theory]
    [InlineData("nothing is permitted that a job does not name", Good, "permissions: {}", "permissions: { issues: write }")]
    [InlineData(
        "nothing is permitted that a job does not name",
        Good,
        "permissions: { contents: read, id-token: write }",
        "permissions: write-all"
    )]
    [InlineData("the code is read and never written", Good, "contents: read", "contents: write")]
    [InlineData(
        "every action is pinned to a commit, and says which version that is",
        Good,
        "@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2",
        "@v6"
    )]
    [InlineData("every action is pinned to a commit, and says which version that is", Good, " # v6.0.2", "")]
    [InlineData("every job ends by itself within the hour", Good, "timeout-minutes: 30", "timeout-minutes: 360")]
    [InlineData("every job ends by itself within the hour", Good, "    timeout-minutes: 30\n", "")]
    [InlineData("runners are named by version", Good, "ubuntu-24.04", "ubuntu-latest")]
    [InlineData("no secret is stored", Good, ".ci/preview prod", ".ci/preview ${{ secrets.ARM_CLIENT_SECRET }}")]
    [InlineData("a checkout leaves no token behind", Good, "persist-credentials: false", "persist-credentials: true")]
    [InlineData("who signs in to Azure stands in an environment", Good, "    environment: prod-preview\n", "")]
    [InlineData("a token is had only by who signs in, attests, or calls what does", Good, "      - uses: ./.github/actions/sign-in\n", "")]
    [InlineData("what only looks has an identity that can only read", Good, "environment: prod-preview", "environment: prod")]
    [InlineData("a pull request's older run is cancelled", Good, "cancel-in-progress: true", "cancel-in-progress: false")]
    [InlineData(
        "a fork's pull request gets no token",
        Good,
        "if: github.event.pull_request.head.repo.full_name == github.repository",
        "if: true"
    )]
    [InlineData("a fork's pull request gets no token", Good, "pull_request:", "pull_request_target:")]
    [InlineData(
        "what a person typed reaches a script as a variable, never as its text",
        Good,
        ".ci/preview prod",
        ".ci/preview ${{ inputs.stack }}"
    )]
    [InlineData("what changes a stack stands in the stack's environment", GoodDeployment, "environment: prod", "environment: prod-preview")]
    [InlineData(
        "a stack is changed by one run at a time, and each run has its turn",
        GoodDeployment,
        "stack-${{ inputs.stack }}",
        "${{ github.ref }}"
    )]
    [InlineData(
        "a stack is changed by one run at a time, and each run has its turn",
        GoodDeployment,
        "cancel-in-progress: false",
        "cancel-in-progress: true"
    )]
    [InlineData("a stack is changed by one run at a time, and each run has its turn", GoodDeployment, ", queue: max", "")]
    [InlineData(
        "who waits for a reviewer holds no stack",
        GoodApproval,
        "    steps:",
        "    concurrency: { group: stack-prod }\n    steps:"
    )]
    [InlineData(
        "who waits for a reviewer holds no stack",
        GoodApproval,
        "permissions: {}\n",
        "permissions: {}\nconcurrency: { group: stack-prod }\n"
    )]
    [InlineData(
        "what changes no stack takes no deployment's place in the queue",
        GoodDeployment,
        ".ci/deploy \"$STACK\"",
        ".ci/drift \"$STACK\""
    )]
    public void A_workflow_that_breaks_a_rule_is_found(string rule, string example, string from, string to)
    {
        Assert.Contains(from, example);

        Assert.NotEmpty(WorkflowRules.All[rule](Workflow.Parse("bad", example.Replace(from, to))));
    }
}
