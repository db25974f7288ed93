using System.Text.RegularExpressions;
using Ci.Tests.Running;

namespace Ci.Tests.Workflows;

/// <summary>The promotion of one release from a commit on main to prod.</summary>
public sealed class ReleaseTests
{
    private static readonly Workflow Release = Workflow.Of("release");

    [Fact]
    public void The_jobs_are_build_dev_test_prod_preview_and_prod()
    {
        Assert.Equal(["build", "dev", "test", "prod-preview", "prod"], Release.Jobs.Select(job => job.Name));
        Assert.Equal(["build"], Release.Job("dev").Needs);
        Assert.Contains("dev", Release.Job("test").Needs);
        Assert.Contains("test", Release.Job("prod-preview").Needs);
        Assert.Contains("prod-preview", Release.Job("prod").Needs);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public void Each_stack_gets_the_release_that_was_built_once(string stack)
    {
        var job = Release.Job(stack);

        Assert.Equal("./.github/workflows/deploy.yml", job.Calls);
        Assert.Equal(stack, job.Input("stack"));
        Assert.Equal("${{ github.sha }}", job.Input("commit"));
        Assert.Equal("${{ needs.build.outputs.digest }}", job.Input("digest"));
    }

    [Fact]
    public void Only_build_creates_the_package_and_only_dev_publishes_it()
    {
        Assert.Equal(["build"], Release.Jobs.Where(job => job.Scripts.Contains(".ci/package")).Select(job => job.Name));
        Assert.Equal(["dev"], Release.Jobs.Where(job => job.Input("publish") is "true").Select(job => job.Name));
    }

    /// <summary>Every user with triage permission can write a label: other names or additional text must not reach a command.</summary>
    [Theory]
    [InlineData("ci", "{\"labels\":LABELS}")]
    [InlineData("release", "[{\"labels\":LABELS}]")]
    public async Task Only_labels_with_override_names_become_options(string workflow, string answer)
    {
        var filter = Regex.Match(Workflow.Of(workflow).Text, "--jq '(\\[.*?)'\\)", RegexOptions.Singleline).Groups[1].Value;
        var labels =
            """[{"name":"allow-data-loss"},{"name":"allow-data-loss -h"},{"name":"allow-edits"},{"name":"bug"},"""
            + """{"name":"allow-higher-cost"}]""";

        var taken = await new Command(Checkout.Root).RunAsync("jq", "-rn", $"{answer.Replace("LABELS", labels)} | {filter}");

        Assert.Equal((0, "--allow allow-data-loss --allow allow-higher-cost\n"), (taken.Code, taken.Output));
    }

    [Fact]
    public void The_code_of_a_pull_request_is_built_before_the_sign_in()
    {
        var steps = Workflow.Of("ci").Job("preview").Steps.ToList();

        Assert.True(
            steps.FindIndex(step => $"{step["run"]}".Contains(".ci/package"))
                < steps.FindIndex(step => $"{step["uses"]}" == "./.github/actions/sign-in")
        );
    }

    [Fact]
    public void Every_stage_rejects_a_superseded_release()
    {
        Assert.Equal(["dev", "test", "prod"], Release.Jobs.Where(job => job.Input("forward") is "true").Select(job => job.Name));
        Assert.Contains("${FORWARD:+--forward}", Workflow.Of("deploy").Job("deploy").Scripts);
    }

    [Fact]
    public void A_deployment_to_prod_requires_approval()
    {
        var deploy = Workflow.Of("deploy");

        Assert.Equal("inputs.stack == 'prod'", (string?)deploy.Job("approve").Root["if"]);
        Assert.Equal("prod-approval", deploy.Job("approve").Environment);
        Assert.Equal(["approve"], deploy.Job("deploy").Needs);
        Assert.Equal(
            "${{ !cancelled() && (needs.approve.result == 'success' || inputs.stack != 'prod') }}",
            (string?)deploy.Job("deploy").Root["if"]
        );
    }

    /// <summary>For thirty days GitHub re-runs an approved job without another approval.</summary>
    [Fact]
    public void An_approval_is_valid_for_one_run()
    {
        var deploy = Workflow.Of("deploy");
        var first = deploy.Job("deploy").Steps.First();

        Assert.Equal("${{ github.run_attempt }}", (string?)deploy.Job("approve").Root["outputs"]?["attempt"]);
        Assert.Equal("inputs.stack == 'prod' && needs.approve.outputs.attempt != github.run_attempt", (string?)first["if"]);
        Assert.EndsWith("exit 1\n", (string?)first["run"]);
    }

    /// <summary>A called job with more permissions than its caller fails the whole workflow at its start.</summary>
    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public void Callers_grant_all_permissions_that_the_deployment_requires(string stack)
    {
        var lent = Release.Job(stack).Root["permissions"]!.AsObject();

        Assert.All(Workflow.Of("deploy").Jobs.SelectMany(job => job.Root["permissions"]!.AsObject()), asked =>
            Assert.Equal($"{asked.Value}", $"{lent[asked.Key]}")
        );
    }

    [Theory]
    [InlineData("""{"protection_rules":[{"type":"branch_policy"},{"type":"required_reviewers"}]}""", 0)]
    [InlineData("""{"protection_rules":[{"type":"wait_timer"}]}""", 1)]
    [InlineData("""{"protection_rules":[]}""", 1)]
    public async Task An_approval_environment_without_reviewers_is_rejected(string environment, int code)
    {
        var cloud = Directory.CreateTempSubdirectory("approval-");
        await File.WriteAllTextAsync(Path.Combine(cloud.FullName, "environment.json"), environment);
        var shell = new Command(cloud.FullName)
        {
            Variables =
            {
                ["PATH"] = $"{Checkout.At("tests", "ci", "StandIns")}:{Environment.GetEnvironmentVariable("PATH")}",
                ["CLOUD"] = cloud.FullName,
                ["GITHUB_REPOSITORY"] = "o/r",
            },
        };

        var asked = await shell.RunAsync("bash", "-e", "-c", Workflow.Of("deploy").Job("approve").Scripts);
        cloud.Delete(recursive: true);

        Assert.Equal((code, code == 1), (asked.Code, asked.Output.Contains("the environment prod-approval has no required reviewer")));
    }

    [Fact]
    public void The_package_has_a_provenance_attestation() =>
        Assert.Contains(Release.Job("build").Steps, step =>
            $"{step["uses"]}".StartsWith("actions/attest-build-provenance@")
            && $"{step["with"]?["subject-path"]}" == "${{ runner.temp }}/release/app.zip"
        );

    [Fact]
    public void Only_commits_on_main_are_released_and_deployed()
    {
        Assert.Equal("main", (string?)Release.Root["on"]!["push"]!["branches"]![0]);
        Assert.Contains("git merge-base --is-ancestor \"$COMMIT\" origin/main", Workflow.Of("deploy").Job("deploy").Scripts);
    }

    [Fact]
    public void A_manual_deployment_uses_the_same_job_and_environment()
    {
        var deploy = Workflow.Of("deploy");

        Assert.Equal("${{ inputs.stack }}", deploy.Job("deploy").Environment);
        Assert.Equal(
            deploy.Root["on"]!["workflow_dispatch"]!["inputs"]!
                .AsObject()
                .Select(input => input.Key)
                .Concat(["publish", "forward"])
                .Order(),
            deploy.Root["on"]!["workflow_call"]!["inputs"]!.AsObject().Select(input => input.Key).Order()
        );
    }

    [Fact]
    public void The_teardown_does_not_offer_shared_stacks()
    {
        var offered = Workflow.Of("teardown").Root["on"]!["workflow_dispatch"]!["inputs"]!["stack"]!["options"]!
            .AsArray()
            .Select(each => $"{each}");

        Assert.Empty(offered.Intersect(["dev", "test", "prod"]));
    }
}
