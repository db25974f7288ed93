using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ci.Tests.Running;

namespace Ci.Tests.Workflows;

/// <summary>The Azure DevOps pipelines run the same scripts as the workflows.</summary>
public sealed class PipelineTests
{
    private static readonly JsonObject Release = Workflow.Yaml(Checkout.Read(".azuredevops/release.yml"));
    private static readonly JsonObject Deployment = Workflow.Yaml(Checkout.Read(".azuredevops/templates/deploy.yml"));

    [Fact]
    public void The_stages_are_build_dev_test_preview_and_prod() =>
        Assert.Equal(
            ["build", "dev", "test", "templates/preview.yml", "prod"],
            Release["stages"]!
                .AsArray()
                .Select(stage => (string?)stage!["stage"] ?? (string?)stage["parameters"]!["stack"] ?? (string?)stage["template"])
        );

    /// <summary>Labels and the summary page are of GitHub; Azure DevOps has no action that installs the Pulumi CLI.</summary>
    [Fact]
    public void The_scripts_equal_those_of_the_workflows()
    {
        static IEnumerable<string> Scripts(string text) =>
            Regex.Matches(text, @"\.ci/[a-z-]+").Select(match => match.Value).Distinct().Order();
        var here = Scripts(
            string.Concat(
                Directory
                    .EnumerateFiles(Path.Combine(Checkout.Root, ".azuredevops"), "*.yml", SearchOption.AllDirectories)
                    .Select(File.ReadAllText)
            )
        );
        var there = Scripts(Workflow.Of("release").Text + Workflow.Of("deploy").Text + Checkout.Read(".github/actions/sign-in/action.yml"));

        Assert.Equal(there.Except([".ci/overrides", ".ci/releases"]), here.Except([".ci/pulumi-cli"]));
    }

    /// <summary>A script from the internet could be another one tomorrow.</summary>
    [Fact]
    public void No_pipeline_runs_a_script_from_the_internet()
    {
        var signedIn = Checkout.Read(".azuredevops/templates/signed-in.yml");

        Assert.DoesNotContain("curl", signedIn);
        Assert.Contains("\"$AGENT_TEMPDIRECTORY/pipeline/.ci/pulumi-cli\" \"$AGENT_TEMPDIRECTORY/pulumi-cli\"", signedIn);
    }

    [Fact]
    public void A_deployment_runs_in_its_environment_with_a_lock_and_a_timeout()
    {
        var job = Deployment["stages"]![0]!["jobs"]![0]!;

        Assert.Equal("${{ parameters.stack }}", (string?)job["environment"]);
        Assert.InRange((int)job["timeoutInMinutes"]!, 1, 60);
        Assert.Equal("sequential", (string?)Release["lockBehavior"]);
        Assert.Equal("sequential", (string?)Workflow.Yaml(Checkout.Read(".azuredevops/deploy.yml"))["lockBehavior"]);
    }

    /// <summary>
    /// The token of a task of Azure DevOps ends after ten minutes, and azure-native uses a given token again in each of its processes.
    /// </summary>
    [Fact]
    public void The_provider_signs_in_with_the_session_of_the_CLI()
    {
        var signedIn = Checkout.Read(".azuredevops/templates/signed-in.yml");

        Assert.Contains("ARM_SUBSCRIPTION_ID: $(subscription)", signedIn);
        Assert.DoesNotContain("ARM_OIDC_TOKEN", signedIn);
        Assert.DoesNotContain("ARM_USE_OIDC", signedIn);
    }

    /// <summary>
    /// On a runner in Azure, DefaultAzureCredential would use the managed identity of the machine instead of the session.
    /// </summary>
    [Theory]
    [InlineData(".azuredevops/templates/signed-in.yml", "AZURE_TOKEN_CREDENTIALS: AzureCLICredential")]
    [InlineData(".github/actions/sign-in/action.yml", "AZURE_TOKEN_CREDENTIALS=AzureCLICredential")]
    public void State_key_and_store_use_the_CLI_session_and_no_managed_identity(string file, string set) =>
        Assert.Contains(set, Checkout.Read(file));

    [Fact]
    public void The_approver_reads_a_page_made_with_the_read_only_connection()
    {
        var byHand = Workflow.Yaml(Checkout.Read(".azuredevops/deploy.yml"));
        var steps = Workflow.Yaml(Checkout.Read(".azuredevops/templates/preview.yml"))["stages"]![0]!["jobs"]![0]!["steps"]!
            .AsArray()
            .Select(step => step!["parameters"])
            .OfType<JsonNode>()
            .Single();

        Assert.Equal("azure-prod-preview", (string?)steps["connection"]);
        Assert.Contains("/.ci/approval\" prod \"$COMMIT\" \"$DIGEST\"", (string?)steps["script"]);
        Assert.Contains("templates/preview.yml", byHand["stages"]![0]!.ToJsonString());
        Assert.Contains("prod_preview", byHand["stages"]![1]!.ToJsonString());
    }

    /// <summary>What runs there could wait on the machine for the next deployment, and has its network.</summary>
    [Fact]
    public void Only_the_deploy_job_uses_an_agent_pool_and_no_pull_request_starts_a_pipeline()
    {
        var preview = Workflow.Yaml(Checkout.Read(".azuredevops/templates/preview.yml"))["stages"]![0]!["jobs"]![0]!;

        Assert.Equal("${{ parameters.pool }}", (string?)Deployment["stages"]![0]!["jobs"]![0]!["pool"]);
        Assert.Null(preview["pool"]);
        Assert.All([Release, Workflow.Yaml(Checkout.Read(".azuredevops/deploy.yml"))], pipeline =>
        {
            Assert.Equal("ubuntu-24.04", (string?)pipeline["pool"]!["vmImage"]);
            Assert.Equal("none", (string?)pipeline["pr"]);
        });
    }

    [Fact]
    public void Steps_before_a_deployment_have_time_limits_of_their_own()
    {
        var steps = Workflow.Yaml(Checkout.Read(".azuredevops/templates/signed-in.yml"))["steps"]!.AsArray();

        Assert.All(steps.Where(step => step!["displayName"] is not null), step => Assert.Equal(5, (int)step!["timeoutInMinutes"]!));
        Assert.Contains("minutes: 5", Checkout.Read(".azuredevops/templates/deploy.yml"));
    }

    [Fact]
    public void Each_job_with_an_identity_checks_out_a_release_on_main_first() => Assert.All(["deploy", "preview"], template =>
        {
            var text = Checkout.Read($".azuredevops/templates/{template}.yml");

            Assert.InRange(
                text.IndexOf("release-checkout.yml", StringComparison.Ordinal),
                0,
                text.IndexOf("signed-in.yml", StringComparison.Ordinal)
            );
            Assert.Contains(
                "git merge-base --is-ancestor \"$COMMIT\" origin/main",
                Checkout.Read(".azuredevops/templates/release-checkout.yml")
            );
        });
}
