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
    public void The_stages_equal_the_jobs_of_the_workflow()
    {
        var stages = Release["stages"]!.AsArray().Select(stage => (string?)stage!["stage"] ?? (string?)stage["parameters"]!["stack"]);

        Assert.Equal(Workflow.Of("release").Jobs.Select(job => job.Name.Replace('-', '_')), stages);
    }

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

        Assert.Equal(there, here);
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

    /// <summary>An approver also needs the deployed releases and the differences between test and prod.</summary>
    [Theory]
    [InlineData(".ci/releases dev test prod")]
    [InlineData("diff test prod --format markdown")]
    public void Both_pipelines_show_the_same_information_to_the_approver(string command)
    {
        Assert.Contains(command, Workflow.Of("release").Job("prod-preview").Scripts);
        Assert.Contains(command, Release["stages"]!.AsArray().Single(stage => (string?)stage!["stage"] == "prod_preview")!.ToJsonString());
    }

    [Fact]
    public void Previews_use_the_read_only_connection()
    {
        var preview = Release["stages"]!.AsArray().Single(stage => (string?)stage!["stage"] == "prod_preview")!;

        Assert.Equal(
            "azure-prod-preview",
            (string?)preview["jobs"]![0]!["steps"]!.AsArray().Select(step => step!["parameters"]?["connection"]).OfType<JsonNode>().Single()
        );
    }
}
