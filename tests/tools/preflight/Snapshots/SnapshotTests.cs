using System.Diagnostics;
using System.Text.Json;
using Fixtures;
using Planning.Engine;
using Planning.Plans;

namespace Preflight.Tests.Snapshots;

/// <summary>
/// The planned resources of the tests' own stacks, as reviewed. UPDATE_SNAPSHOTS=1 writes them again; their diff is the review.
/// </summary>
public sealed class SnapshotTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    [InlineData("sandbox")]
    public async Task A_fixture_stack_matches_its_reviewed_plan(string stack)
    {
        var file = FileOf(stack);
        var now = PlanSummary.Of(await FixtureStacks.PlanOfAsync(stack));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, now);
        }

        var reviewed = File.ReadAllText(file);
        Assert.True(
            reviewed == now,
            $"the program plans other resources for the fixture stack {stack} than reviewed:\n{Difference(reviewed, now)}\n"
                + "If this is intended, run UPDATE_SNAPSHOTS=1 dotnet test tests/tools/preflight --filter SnapshotTests and review "
                + "the diff."
        );
    }

    [Fact]
    public void The_reviewed_plans_have_at_most_1000_lines() =>
        Assert.InRange(FixtureStacks.Names.Sum(stack => File.ReadLines(FileOf(stack)).Count()), 4 * 50, 1000);

    [Theory]
    [InlineData("logRetentionDays", "60")]
    [InlineData("monthlyBudget", "300")]
    [InlineData("addressRange", "192.168.20.0/24")]
    [InlineData("tags", """["cost-centre=other", "owner=platform-team"]""")]
    public async Task A_changed_setting_is_a_diff_of_a_few_lines(string key, string value)
    {
        var before = PlanSummary.Of(await FixtureStacks.PlanOfAsync("dev")).Split('\n');
        var after = PlanSummary.Of(await FixtureStacks.PlanAsync("dev", (key, value))).Split('\n');

        Assert.InRange(after.Except(before).Count(), 1, 5);
    }

    [Fact]
    public async Task A_summary_leaves_out_the_program_and_its_packages()
    {
        var plan = await FixtureStacks.PlanOfAsync("sandbox");

        Assert.Equal(PlanSummary.Of(plan), PlanSummary.Of(plan with { Sdk = "nuget", Program = "elsewhere/Infra.dll" }));
    }

    [Fact]
    public async Task A_summary_shows_a_changed_input_that_is_not_listed()
    {
        var plan = await FixtureStacks.PlanOfAsync("sandbox");
        var workbook = plan.Resources.Single(resource => resource.Type == "azure-native:applicationinsights:Workbook");
        var inputs = workbook.Inputs.DeepClone().AsObject();
        inputs["serializedData"] = "{}";
        var changed = workbook with { Inputs = inputs };
        var other = plan with { Resources = [.. plan.Resources.Select(resource => resource == workbook ? changed : resource)] };

        var line = Assert.Single(PlanSummary.Of(other).Split('\n').Except(PlanSummary.Of(plan).Split('\n')));
        Assert.StartsWith("workbook", line);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    [InlineData("sandbox")]
    public async Task A_first_preview_plans_the_same_resources(string stack)
    {
        var resolved = await FixtureStacks.PlanOfAsync(stack, RunMode.Resolved);
        var unknowns = await FixtureStacks.PlanOfAsync(stack, RunMode.Unknowns);

        Assert.Equal(resolved.Resources.Select(resource => resource.Urn), unknowns.Resources.Select(resource => resource.Urn));
        Assert.Contains(unknowns.Resources, resource => resource.Unknowns.Count > 0);
        Assert.All(resolved.Resources, resource => Assert.Empty(resource.Unknowns));
        Assert.Empty(resolved.Messages);
    }

    /// <summary>
    /// As the language host starts it: `dotnet Infra.dll` in infra/, with the engine's address and the rest in variables.
    /// </summary>
    [Fact]
    public async Task Environment_variables_of_the_language_host_give_the_same_plan()
    {
        var expected = await FixtureStacks.PlanOfAsync("dev", RunMode.Resolved);
        var request = FixtureStacks.Request("dev", RunMode.Resolved);
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

    private static string FileOf(string stack) => Path.Combine(FixtureStacks.Directory, $"{stack}.plan.txt");

    private static string Difference(string reviewed, string now)
    {
        var (old, current) = (reviewed.Split('\n'), now.Split('\n'));
        string[] changed = [.. old.Except(current).Select(line => $"- {line}"), .. current.Except(old).Select(line => $"+ {line}")];
        return string.Join('\n', changed.Take(20)) + (changed.Length > 20 ? $"\n... {changed.Length - 20} more lines" : "");
    }
}
