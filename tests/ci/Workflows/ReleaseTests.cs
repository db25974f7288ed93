using System.Text.RegularExpressions;
using Ci.Tests.Running;

namespace Ci.Tests.Workflows;

/// <summary>The promotion of one release from a commit on main to prod.</summary>
public sealed class ReleaseTests
{
    private static readonly Workflow Release = Workflow.Of("release");

    [Fact]
    public void The_jobs_are_build_sign_overrides_dev_test_and_prod()
    {
        Assert.Equal(["build", "sign", "overrides", "dev", "test", "prod"], Release.Jobs.Select(job => job.Name));
        Assert.Equal(["build", "sign", "overrides"], Release.Job("dev").Needs);
        Assert.Contains("dev", Release.Job("test").Needs);
        Assert.Contains("test", Release.Job("prod").Needs);
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

    /// <summary>Triage permission is enough to set a label, and a label set later was in no review: .ci/overrides decides.</summary>
    [Fact]
    public void Overrides_of_a_release_are_decided_in_a_job_of_their_own()
    {
        Assert.Contains(".ci/overrides \"$GITHUB_SHA\"", Release.Job("overrides").Scripts);
        Assert.All(["dev", "test", "prod"], stack =>
            Assert.Equal("${{ needs.overrides.outputs.allow }}", Release.Job(stack).Input("allow"))
        );
    }

    [Fact]
    public void The_package_of_a_pull_request_is_built_without_an_identity()
    {
        var ci = Workflow.Of("ci");

        Assert.Equal(["package"], ci.Jobs.Where(job => job.Scripts.Contains(".ci/package")).Select(job => job.Name));
        Assert.Equal(["package"], ci.Job("preview").Needs);
        Assert.Null(ci.Job("package").Permission("id-token"));
    }

    [Fact]
    public void Only_the_comment_job_may_write_to_a_pull_request()
    {
        var ci = Workflow.Of("ci");

        Assert.Equal(["comment"], ci.Jobs.Where(job => job.WritePermissions.Any()).Select(job => job.Name));
        Assert.Equal(["${{ github.event.pull_request.base.sha }}"], ci.Job("comment").Checkouts);
        Assert.Contains(".ci/comment \"$NUMBER\"", ci.Job("comment").Scripts);
    }

    [Fact]
    public void Every_stage_rejects_a_superseded_release()
    {
        Assert.Equal(["dev", "test", "prod"], Release.Jobs.Where(job => job.Input("forward") is "true").Select(job => job.Name));
        Assert.Contains("${FORWARD:+--forward}", Workflow.Of("deploy").Job("deploy").Scripts);
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

    [Fact]
    public void The_package_is_signed_by_a_job_that_runs_no_code_of_the_repository()
    {
        var sign = Release.Job("sign");

        Assert.Contains(sign.Steps, step =>
            $"{step["uses"]}".StartsWith("actions/attest-build-provenance@")
            && $"{step["with"]?["subject-path"]}" == "${{ runner.temp }}/release/app.zip"
            && $"{step["if"]}" == "vars.PROVENANCE != 'false'"
        );
        Assert.Empty(sign.Checkouts);
        Assert.Null(Release.Job("build").Permission("id-token"));
    }

    [Fact]
    public void Only_commits_on_main_are_released_and_deployed()
    {
        Assert.Equal("main", (string?)Release.Root["on"]!["push"]!["branches"]![0]);
        Assert.Contains("git merge-base --is-ancestor \"$COMMIT\" origin/main", Workflow.Of("deploy").Job("deploy").Scripts);
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
