using Planning.Engine;

namespace Preflight.Tests;

public sealed class UnfinishedProgramTests
{
    [Fact]
    public void Errors_that_were_reported_before_the_time_limit_are_the_reason()
    {
        var message = Describe(run => run.Registrations.Say("error", "boom\n  at index.ts:3"));

        Assert.StartsWith("the program did not end within 60 s and was stopped; it had registered nothing", message);
        Assert.EndsWith(". Before that it reported:\n  boom\n    at index.ts:3", message);
        Assert.DoesNotContain("circle", message);
    }

    [Fact]
    public void Other_messages_and_the_output_are_shown_at_the_time_limit() =>
        Assert.EndsWith(
            "--timeout SECONDS gives it longer.\nIt had reported:\n  warning: slow\n  waiting for the network",
            Describe(run => run.Registrations.Say("warning", "slow"), "waiting for the network")
        );

    [Fact]
    public void A_silent_program_is_stopped_with_advice_alone() =>
        Assert.EndsWith("--timeout SECONDS gives it longer.", Describe(_ => { }));

    private static string Describe(Action<Run> before, string printed = "")
    {
        using var project = ProjectFolder.OfScenario("ok");
        var run = new Run(project.Request());
        before(run);
        return UnfinishedProgram.Describe(run, TimeSpan.FromSeconds(60), printed);
    }
}
