using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Preflight.Engine;
using Preflight.Plans;
using Preflight.Programs;
using Preflight.Projects;

namespace Preflight.Tests;

/// <summary>The planned resources of each stack, as reviewed. UPDATE_SNAPSHOTS=1 writes them anew; the diff is the review.</summary>
public sealed partial class SnapshotTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    [InlineData("sandbox")]
    public async Task A_stack_plans_what_was_reviewed(string stack)
    {
        var file = Path.Combine(Repository.Root, "tests", "fixtures", "plans", $"{stack}.json");
        var plan = await PlanAsync(stack, RunMode.Resolved);

        // The package's digest changes with every line of the app, which is reviewed elsewhere.
        var text = Digest().Replace(PlanFile.Write(plan with { Program = "" }), "<digest>");

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, text);
        }

        var reviewed = File.ReadAllText(file);
        var (was, now) = reviewed.Split('\n').Zip(text.Split('\n')).FirstOrDefault(lines => lines.First != lines.Second);
        Assert.True(
            reviewed == text,
            $"{stack} does not plan what was reviewed, as after a change of Pulumi.{stack}.yaml. First '{was?.Trim()}', now '{now?.Trim()}'. "
                + "Where that is meant: UPDATE_SNAPSHOTS=1 dotnet test tests/tools/preflight --filter SnapshotTests, and commit the difference."
        );
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    [InlineData("sandbox")]
    public async Task A_stack_plans_the_same_resources_when_nothing_is_known_yet(string stack)
    {
        var resolved = await PlanAsync(stack, RunMode.Resolved);
        var unknowns = await PlanAsync(stack, RunMode.Unknowns);

        Assert.Equal(resolved.Resources.Select(resource => resource.Urn), unknowns.Resources.Select(resource => resource.Urn));
        Assert.Contains(unknowns.Resources, resource => resource.Unknowns.Count > 0);
        Assert.All(resolved.Resources, resource => Assert.Empty(resource.Unknowns));
        Assert.Empty(resolved.Messages);
    }

    /// <summary>As the language host starts it: `dotnet Infra.dll` in infra/, with the engine's address and the rest in variables.</summary>
    [Fact]
    public async Task Variables_set_by_hand_make_the_same_plan()
    {
        var expected = await PlanAsync("dev", RunMode.Resolved);
        var request = Request("dev", RunMode.Resolved);
        var run = new Run(request);
        await using var host = await EngineHost.StartAsync(run, CancellationToken.None);

        var start = new ProcessStartInfo("dotnet", request.Program.Arguments)
        {
            WorkingDirectory = Path.Combine(Repository.Root, "infra"),
            Environment =
            {
                ["PULUMI_MONITOR"] = host.Address,
                ["PULUMI_ENGINE"] = host.Address,
                ["PULUMI_ORGANIZATION"] = "organization",
                ["PULUMI_PROJECT"] = "ai-workload",
                ["PULUMI_ROOT_DIRECTORY"] = Repository.Root,
                ["PULUMI_STACK"] = "dev",
                ["PULUMI_DRY_RUN"] = "true",
                ["PULUMI_QUERY_MODE"] = "false",
                ["PULUMI_PARALLEL"] = "16",
                ["PULUMI_CONFIG"] = JsonSerializer.Serialize(request.Config),
                ["PULUMI_CONFIG_SECRET_KEYS"] = "[]",
            },
        };
        using var program = Process.Start(start)!;
        await program.WaitForExitAsync();

        Assert.Equal(0, program.ExitCode);
        Assert.Equal(PlanFile.Write(expected), PlanFile.Write(PlanBuilder.Build(request, run)));
    }

    private static Task<Plan> PlanAsync(string stack, RunMode mode) => ProgramRunner.RunAsync(Request(stack, mode), CancellationToken.None);

    private static RunRequest Request(string stack, RunMode mode)
    {
        var project = ProjectFile.Find(Repository.Root);
        var config = StackConfig.Read(project, stack);
        return new RunRequest
        {
            Project = project.Name,
            Stack = stack,
            Program = ProgramLocator.Locate(project, null, null),
            Config = config.Values,
            SecretKeys = config.SecretKeys,
            RootDirectory = project.Directory,
            Mode = mode,
        };
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Digest();
}
