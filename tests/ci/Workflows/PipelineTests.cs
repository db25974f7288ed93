using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ci.Tests.Running;

namespace Ci.Tests.Workflows;

/// <summary>The pipelines of Azure DevOps do as the workflows do, by the same scripts.</summary>
public sealed class PipelineTests
{
    private static readonly JsonObject Release = Workflow.Yaml(Checkout.Read(".azuredevops/release.yml"));
    private static readonly JsonObject Deployment = Workflow.Yaml(Checkout.Read(".azuredevops/templates/deploy.yml"));

    [Fact]
    public void The_way_is_that_of_the_workflow()
    {
        var stages = Release["stages"]!.AsArray().Select(stage => (string?)stage!["stage"] ?? (string?)stage["parameters"]!["stack"]);

        Assert.Equal(Workflow.Of("release").Jobs.Select(job => job.Name.Replace('-', '_')), stages);
    }

    [Fact]
    public void The_scripts_are_those_of_the_workflows()
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
    public void A_stack_is_changed_in_its_environment_under_a_lock_and_a_time_limit()
    {
        var job = Deployment["stages"]![0]!["jobs"]![0]!;

        Assert.Equal("${{ parameters.stack }}", (string?)job["environment"]);
        Assert.InRange((int)job["timeoutInMinutes"]!, 1, 60);
        Assert.Equal("sequential", (string?)Release["lockBehavior"]);
        Assert.Equal("sequential", (string?)Workflow.Yaml(Checkout.Read(".azuredevops/deploy.yml"))["lockBehavior"]);
    }

    /// <summary>
    /// The token of a task of Azure DevOps ends after ten minutes, and azure-native presents a given one anew in each of its processes.
    /// </summary>
    [Fact]
    public void The_provider_signs_in_by_the_session_which_outlives_a_long_update()
    {
        var signedIn = Checkout.Read(".azuredevops/templates/signed-in.yml");

        Assert.Contains("ARM_SUBSCRIPTION_ID: $(subscription)", signedIn);
        Assert.DoesNotContain("ARM_OIDC_TOKEN", signedIn);
        Assert.DoesNotContain("ARM_USE_OIDC", signedIn);
    }

    /// <summary>
    /// A runner inside the network is a machine in Azure, whose own managed identity DefaultAzureCredential would take before the session.
    /// </summary>
    [Theory]
    [InlineData(".azuredevops/templates/signed-in.yml", "AZURE_TOKEN_CREDENTIALS: AzureCLICredential")]
    [InlineData(".github/actions/sign-in/action.yml", "AZURE_TOKEN_CREDENTIALS=AzureCLICredential")]
    public void State_key_and_store_are_reached_by_the_session_whatever_identity_the_runner_has(string file, string set) =>
        Assert.Contains(set, Checkout.Read(file));

    /// <summary>What an approver needs besides the preview: what runs where, and how prod differs from what was tested.</summary>
    [Theory]
    [InlineData(".ci/releases dev test prod")]
    [InlineData("diff test prod --format markdown")]
    public void The_approver_of_prod_reads_the_same_in_both(string command)
    {
        Assert.Contains(command, Workflow.Of("release").Job("prod-preview").Scripts);
        Assert.Contains(command, Release["stages"]!.AsArray().Single(stage => (string?)stage!["stage"] == "prod_preview")!.ToJsonString());
    }

    [Fact]
    public void What_only_looks_uses_the_connection_that_can_only_read()
    {
        var preview = Release["stages"]!.AsArray().Single(stage => (string?)stage!["stage"] == "prod_preview")!;

        Assert.Equal(
            "azure-prod-preview",
            (string?)preview["jobs"]![0]!["steps"]!.AsArray().Select(step => step!["parameters"]?["connection"]).OfType<JsonNode>().Single()
        );
    }
}
