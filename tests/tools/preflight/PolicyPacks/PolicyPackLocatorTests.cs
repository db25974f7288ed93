using CommandLine;
using Planning.PolicyPacks;

namespace Preflight.Tests.PolicyPacks;

/// <summary>What cannot be started is reported with what can.</summary>
public sealed class PolicyPackLocatorTests
{
    [Theory]
    [InlineData(null, "has no PulumiPolicy.yaml; name the folder of a policy pack, or an executable")]
    [InlineData("description: x\n", "has no 'runtime'; set it, as in `runtime: nodejs`")]
    [InlineData("runtime: python\n", "got runtime 'python'")]
    [InlineData("runtime: { name: opa }\n", "got runtime 'opa'")]
    [InlineData("runtime: nodejs\n", "has no @pulumi/policy installed; run `npm ci --prefix")]
    public void A_folder_that_cannot_be_started_is_reported_with_the_cause(string? file, string problem)
    {
        using var folder = new ProjectFolder();
        if (file is not null)
        {
            folder.With(PolicyPackFile.Name, file);
        }

        var failure = Assert.Throws<Failure>(() => PolicyPackLocator.Locate(folder.Path, "."));

        Assert.Contains(problem, failure.Message);
    }

    [Fact]
    public void Packages_of_a_folder_above_serve_a_pack_as_in_a_workspace()
    {
        using var workspace = new ProjectFolder()
            .With("node_modules/@pulumi/policy/package.json", "{}")
            .With($"pack/{PolicyPackFile.Name}", "runtime: nodejs\n");

        var (command, _) = PolicyPackLocator.Locate(Path.Combine(workspace.Path, "pack"), ".");

        Assert.Equal("node", command.FileName);
    }

    [Fact]
    public void A_path_that_does_not_exist_is_reported() =>
        Assert.Contains(
            "--policy-pack must be an existing folder or executable, got 'nowhere'",
            Assert.Throws<Failure>(() => PolicyPackLocator.Locate("nowhere", ".")).Message
        );

    [Fact]
    public async Task A_process_that_is_no_policy_pack_is_reported_with_what_it_printed()
    {
        using var folder = new ProjectFolder().With("pack.js", "console.log('hello')");
        var command = new Planning.Programs.ProgramCommand("node", [Path.Combine(folder.Path, "pack.js")], folder.Path, "pack", "npm");
        if (SearchPath.Find("node") is null)
        {
            return;
        }

        var failure = await Assert.ThrowsAsync<Failure>(() =>
            PolicyPackProcess.StartAsync(command, "127.0.0.1:1", new Dictionary<string, string>(), TimeSpan.FromMinutes(1), default)
        );

        Assert.Contains("the first line of the policy pack pack must be the port that it listens on, got 'hello'", failure.Message);
    }
}
