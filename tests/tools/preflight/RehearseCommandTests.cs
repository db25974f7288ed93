using Fixtures;
using Planning.Plans;

namespace Preflight.Tests;

/// <summary>`rehearse` and `report --rehearse` as they are called.</summary>
public sealed class RehearseCommandTests
{
    private static readonly string[] Sandbox = ["sandbox", "--project", Repository.Root, "--config-dir", FixtureStacks.Directory];

    [Fact]
    public async Task A_stack_without_a_problem_exits_with_0()
    {
        var (exitCode, output, errors) = await InProcess.RunAsync([
            "rehearse",
            .. Sandbox,
            "--habits",
            "none",
            "--only",
            "create",
            "--today",
            "2026-11-30",
        ]);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("sandbox 1 steps played, 0 skipped; problems: 0", output);
    }

    [Theory]
    [InlineData("throws-in-azure", 1)]
    [InlineData("throws", 2)]
    public async Task A_failing_program_exits_with_1_if_it_asked_Azure_and_else_with_2(string scenario, int expected)
    {
        using var project = ProjectFolder.OfScenario(scenario);

        var (exitCode, output, errors) = await InProcess.RunAsync([
            "rehearse",
            "dev",
            "--project",
            project.Path,
            "--program",
            Repository.Scenarios,
            "--only",
            "create",
        ]);

        Assert.Equal(expected, exitCode);
        Assert.Contains("the program gave up with", expected == 1 ? output : errors);
        Assert.Equal(expected == 1, output.Contains("problem the program failed:"));
    }

    [Fact]
    public async Task A_report_with_a_rehearsal_has_its_timeline()
    {
        using var folder = new ProjectFolder();
        var file = Path.Combine(folder.Path, "report.html");

        var (exitCode, _, errors) = await InProcess.RunAsync(["report", .. Sandbox, "--rehearse", "--output", file]);

        Assert.Equal((0, ""), (exitCode, errors));
        var page = await File.ReadAllTextAsync(file);
        Assert.Contains("<a href=\"#rehearsal\">Rehearsal</a>", page);
        Assert.Contains("<title id=\"timeline-title\">sandbox: create in simulated time</title>", page);
        Assert.Contains("<title id=\"diagram-title\">", page);
    }

    [Theory]
    [InlineData("rehearse", "rehearse runs the program itself; name a stack instead of --plan")]
    [InlineData("report", "--rehearse runs the program itself; name a stack instead of --plan")]
    public async Task A_saved_plan_cannot_be_rehearsed(string verb, string message)
    {
        using var folder = new ProjectFolder().With("saved.json", PlanFile.Write(await FixtureStacks.PlanOfAsync("sandbox")));
        string[] arguments = [verb, "--plan", Path.Combine(folder.Path, "saved.json"), .. verb == "report" ? ["--rehearse"] : (string[])[]];

        var (exitCode, output, errors) = await InProcess.RunAsync(arguments);

        Assert.Equal((2, "", $"error: {message}\n"), (exitCode, output, errors));
    }

    [Theory]
    [InlineData(
        "--only",
        "create,agian",
        "--only must name some of create, again, refresh, release, changes, rollback, killed, destroy, purge, create-again; got 'agian'"
    )]
    [InlineData("--only", ",", "--only must name some of create, again")]
    [InlineData("--habits", "throtled", "separated by commas; nearest: throttled, ")]
    [InlineData("--habits", "throttled,endpoint-custom-dns", "nearest: endpoint-custom-dns-configs")]
    [InlineData("--habits", "All", "--habits must be all, none, or ids of docs/habits.md")]
    [InlineData("--habits", "", "--habits must be all, none, or ids of docs/habits.md")]
    [InlineData("--today", "30.11.2026", "--today must be a day as in 2027-06-30, got '30.11.2026'")]
    public async Task A_wrong_option_is_named_with_what_is_allowed(string option, string value, string message)
    {
        var (exitCode, output, errors) = await InProcess.RunAsync(["rehearse", .. Sandbox, option, value]);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith("error: ", errors);
        Assert.Contains(message, errors);
    }
}
