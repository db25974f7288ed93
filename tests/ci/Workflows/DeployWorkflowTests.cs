using Ci.Tests.Running;

namespace Ci.Tests.Workflows;

/// <summary>The workflow that deploys one release to one stack, for a release and manually.</summary>
public sealed class DeployWorkflowTests
{
    private static readonly Workflow Deploy = Workflow.Of("deploy");

    [Fact]
    public void A_deployment_to_prod_requires_approval()
    {
        Assert.Equal("inputs.stack == 'prod'", (string?)Deploy.Job("approve").Root["if"]);
        Assert.Equal("prod-approval", Deploy.Job("approve").Environment);
        Assert.Equal(["approve"], Deploy.Job("deploy").Needs);
        Assert.Equal(["preview"], Deploy.Job("approve").Needs);
        Assert.Equal(
            "${{ !cancelled() && (needs.approve.result == 'success' || inputs.stack != 'prod') }}",
            (string?)Deploy.Job("deploy").Root["if"]
        );
    }

    /// <summary>For thirty days GitHub re-runs an approved job without another approval.</summary>
    [Fact]
    public void An_approval_is_valid_for_one_run()
    {
        var first = Deploy.Job("deploy").Steps.First(step => step["if"] is not null);

        Assert.Equal("${{ github.run_attempt }}", (string?)Deploy.Job("approve").Root["outputs"]?["attempt"]);
        Assert.Equal("inputs.stack == 'prod' && needs.approve.outputs.attempt != github.run_attempt", (string?)first["if"]);
        Assert.EndsWith("exit 1\n", (string?)first["run"]);
    }

    [Fact]
    public void The_rules_of_the_environments_are_checked_before_each_deployment_to_prod() =>
        Assert.Contains("tools/delivery -- rules \"$STACK\"", Deploy.Job("approve").Scripts);

    /// <summary>An approver sees the name of the run first, and then the page of the job `preview`.</summary>
    [Fact]
    public void The_approver_sees_release_overrides_and_preview_of_a_manual_deployment()
    {
        var preview = Deploy.Job("preview");

        Assert.All(["inputs.stack", "inputs.commit", "inputs.canary", "inputs.allow"], input =>
            Assert.Contains(input, (string?)Deploy.Root["run-name"])
        );
        Assert.Equal("inputs.stack == 'prod'", (string?)preview.Root["if"]);
        Assert.Equal("prod-preview", preview.Environment);
        Assert.Contains(
            "/.ci/approval\" \"$STACK\" \"$COMMIT\" \"$DIGEST\" \"$RUNNER_TEMP\" ${CANARY:+--canary \"$CANARY\"}",
            preview.Scripts
        );
        Assert.Contains("approval.md\" >>\"$GITHUB_STEP_SUMMARY\"", preview.Scripts);
    }

    /// <summary>An older release has older scripts, which may check less.</summary>
    [Fact]
    public void The_page_for_the_approver_is_made_by_the_script_of_the_workflow_commit() =>
        Assert.Contains("worktree add --quiet --detach \"$RUNNER_TEMP/pipeline\" \"$GITHUB_SHA\"", Deploy.Job("preview").Scripts);

    [Fact]
    public void A_manual_deployment_offers_every_stack() =>
        Assert.Equal(
            ["sandbox", "dev", "test", "prod"],
            Deploy.Root["on"]!["workflow_dispatch"]!["inputs"]!["stack"]!["options"]!.AsArray().Select(each => $"{each}")
        );

    /// <summary>What a deployment and a rollback need is left, also if sign-in or upload hang.</summary>
    [Fact]
    public void Steps_before_a_deployment_have_time_limits_of_their_own()
    {
        var job = Deploy.Job("deploy");
        var before = job.Steps.TakeWhile(step => !$"{step["run"]}".Contains(".ci/deploy ")).Where(step => step["uses"] is not null);

        Assert.All(before, step => Assert.NotNull(step["timeout-minutes"]));
        Assert.InRange(job.Steps.Sum(step => (int?)step["timeout-minutes"] ?? 0), 1, 20);
        Assert.InRange((int)job.Root["timeout-minutes"]!, 50, 55);
        Assert.Contains("STARTED=$(date +%s)", (string?)job.Steps.First()["run"]);
        Assert.Contains("export DEPLOY_MINUTES=$((52 - ($(date +%s) - STARTED) / 60))", job.Scripts);
    }

    /// <summary>The session of the Azure CLI can ask for new tokens for five minutes only.</summary>
    [Theory]
    [InlineData(".github/actions/sign-in/action.yml")]
    [InlineData(".azuredevops/templates/signed-in.yml")]
    public void The_sign_in_requests_every_token_at_once(string file) =>
        Assert.Contains(
            "for resource in https://management.azure.com https://storage.azure.com https://vault.azure.net; do",
            Checkout.Read(file)
        );

    [Fact]
    public void A_manual_deployment_uses_the_same_job_and_environment()
    {
        Assert.Equal("${{ inputs.stack }}", Deploy.Job("deploy").Environment);
        Assert.Equal(
            Deploy.Root["on"]!["workflow_dispatch"]!["inputs"]!
                .AsObject()
                .Select(input => input.Key)
                .Concat(["publish", "forward"])
                .Order(),
            Deploy.Root["on"]!["workflow_call"]!["inputs"]!.AsObject().Select(input => input.Key).Order()
        );
    }
}
