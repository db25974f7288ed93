using System.Diagnostics;
using CommandLine;
using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.Plans;
using Planning.Programs;

namespace Preflight.Tests;

public sealed class RunTests
{
    [Fact]
    public async Task A_valid_program_is_planned()
    {
        using var project = ProjectFolder.OfScenario("ok");

        var plan = await project.RunAsync();

        Assert.Equal(["scenarios-dev", "group", "group-first", "last"], plan.Resources.Select(resource => resource.Name));
        Assert.Equal("urn:pulumi:dev::scenarios::test:index:Group$test:index:Thing::group-first", plan.Resources[2].Urn);
        Assert.True(plan.Resources[2].Options.Protect);
        Assert.Equal([plan.Resources[2].Urn], plan.Resources[3].DependsOn.Where(urn => urn.Contains("Thing")));
        Assert.Equal(3, (long)plan.Outputs["size"]!);
    }

    [Fact]
    public async Task Secrets_are_listed_and_never_shown()
    {
        using var project = ProjectFolder.OfScenario("ok");

        var plan = await project.RunAsync();

        Assert.Equal(["text"], plan.Resources[3].Secrets);
        Assert.Equal("[secret]", (string?)plan.Resources[3].Inputs["text"]);
        Assert.Equal(["secret"], plan.SecretOutputs);
        Assert.DoesNotContain("hush", PlanFile.Write(plan));
        Assert.DoesNotContain("stand-in", PlanFile.Write(plan));
    }

    [Theory]
    [InlineData(RunMode.Resolved)]
    [InlineData(RunMode.Unknowns)]
    [InlineData(RunMode.Update)]
    public async Task A_program_always_gives_the_same_plan(RunMode mode)
    {
        using var project = ProjectFolder.OfScenario("ok");

        Assert.Equal(PlanFile.Write(await project.RunAsync(mode)), PlanFile.Write(await project.RunAsync(mode)));
    }

    [Fact]
    public async Task Values_that_the_engine_does_not_model_are_listed_as_unknown()
    {
        using var project = ProjectFolder.OfScenario("unknown");

        var plan = await project.RunAsync();

        Assert.Equal(["text"], plan.Resources.Single(resource => resource.Name == "second").Unknowns);
    }

    [Fact]
    public async Task The_outputs_of_another_stack_are_unknown_without_its_plan()
    {
        using var project = ProjectFolder.OfScenario("reads");

        var plan = await project.RunAsync();

        Assert.Equal("[unknown]", (string?)plan.Outputs["other"]);
        Assert.Contains(plan.Messages, message => message.Text.StartsWith("the outputs of stack organization/other/prod are unknown here"));
    }

    [Theory]
    [InlineData("throws", "the program gave up with [secret]")]
    [InlineData("logs-an-error", "something is wrong")]
    [InlineData(
        "duplicate",
        "the program is not a valid plan: two resources have the URN urn:pulumi:dev::scenarios::test:index:Thing::twice"
    )]
    [InlineData("dies", "the process died")]
    [InlineData("exits-early", "the program ended with exit code 3 after registering nothing")]
    [InlineData("no-such", "no such scenario")]
    public async Task A_failing_program_is_reported_with_its_reason(string scenario, string reason)
    {
        using var project = ProjectFolder.OfScenario(scenario);

        var failure = await Assert.ThrowsAsync<Failure>(() => project.RunAsync());

        Assert.Contains(reason, failure.Message);
    }

    [Fact]
    public async Task A_hanging_program_is_stopped_and_leaves_no_process()
    {
        using var project = ProjectFolder.OfScenario("hangs");
        var marker = $"hang-{Guid.NewGuid():N}";
        var request = project.Request();
        var hanging = request with
        {
            Timeout = TimeSpan.FromSeconds(3),
            Program = new ProgramCommand(
                "/bin/sh",
                ["-c", $"sleep 300 & exec dotnet {Repository.Scenarios} {marker}"],
                project.Path,
                "hanging",
                "local"
            ),
        };

        var failure = await Assert.ThrowsAsync<Failure>(() => ProgramRunner.RunAsync(hanging, CancellationToken.None));

        Assert.StartsWith("the program did not end within 3 s and was stopped", failure.Message);
        Assert.DoesNotContain(marker, (await FinishedProcess.RunAsync(new ProcessStartInfo("ps", ["-ef"]))).Output);
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_reported()
    {
        using var project = ProjectFolder.OfScenario("ok");
        var missing = project.Request() with { Program = new ProgramCommand("no-such-program", [], project.Path, "x", "unknown") };

        var failure = await Assert.ThrowsAsync<Failure>(() => ProgramRunner.RunAsync(missing, CancellationToken.None));

        Assert.StartsWith("cannot start 'no-such-program'", failure.Message);
    }

    [Fact]
    public async Task A_saved_plan_provides_the_outputs_of_another_stack()
    {
        using var project = ProjectFolder.OfScenario("reads");
        var other = new Struct { Fields = { ["url"] = Value.ForString("https://prod.example") } };

        var plan = await ProgramRunner.RunAsync(
            project.Request() with
            {
                References = new Dictionary<string, Struct> { ["organization/other/prod"] = other },
            },
            CancellationToken.None
        );

        Assert.Equal("https://prod.example", (string?)plan.Outputs["other"]);
        Assert.Empty(plan.Messages);
    }
}
