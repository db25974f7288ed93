using System.Diagnostics;
using AzureDefinitions.Types;
using AzureSimulator;
using CommandLine;
using Planning.Engine;
using Rehearsal.Life;
using Rehearsal.State;
using Rehearsal.Updates;

namespace Preflight.Tests;

/// <summary>Programs that fail, hang or are stopped while a rehearsal runs them.</summary>
public sealed class RehearsedProgramTests
{
    private static readonly AzureTypes Types = new();

    [Fact]
    public async Task A_program_that_fails_keeps_what_it_made_and_is_resumed()
    {
        using var project = ProjectFolder.OfScenario("throws-in-azure");
        var request = project.Request(RunMode.Update);
        await using var stack = await StartAsync(request);

        var failed = await stack.UpdateAsync(request);
        var resumed = await stack.UpdateAsync(With(request, "scenario", "azure"));

        Assert.True(failed.Failed);
        Assert.Equal([Operation.Create], failed.Steps.Select(step => step.Operation));
        Assert.Equal([("one", Operation.Same), ("two", Operation.Create)], resumed.Steps.Select(step => (step.Name, step.Operation)));
        Assert.False(resumed.Failed);
    }

    [Fact]
    public async Task A_failed_program_is_a_problem_without_its_secrets()
    {
        using var project = ProjectFolder.OfScenario("throws-in-azure");
        const string Secret = "s3cret-of-the-stack";
        var request = With(project.Request(RunMode.Update), "password", Secret) with { SecretValues = [Secret] };

        var result = await PlayAsync(request, LifeNames.Create);

        var problem = Assert.Single(result.Steps[0].Problems);
        Assert.Contains("the program gave up with", problem.Answer);
        Assert.DoesNotContain("s3cret", problem.Answer);
        Assert.Single(problem.Answer.Split('\n'), line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("throws", "the program gave up with")]
    [InlineData("logs-an-error", "something is wrong")]
    [InlineData("exits-early", "gone before anything was registered")]
    [InlineData("dies", "the process died")]
    public async Task A_program_that_fails_before_it_asks_Azure_cannot_be_rehearsed(string scenario, string message)
    {
        using var project = ProjectFolder.OfScenario(scenario);

        var failure = await Assert.ThrowsAsync<Failure>(() => PlayAsync(project.Request(RunMode.Update)));

        Assert.Contains(message, failure.Message);
    }

    [Theory]
    [InlineData("hangs-in-azure")]
    [InlineData("spins-in-azure")]
    public async Task A_program_that_does_not_end_is_stopped_at_its_limit(string scenario)
    {
        using var project = ProjectFolder.OfScenario(scenario);
        var request = project.Request(RunMode.Update) with { Timeout = TimeSpan.FromSeconds(4) };
        await using var stack = await StartAsync(request);

        var update = await stack.UpdateAsync(request);

        Assert.StartsWith("the program did not end within 4 s and was stopped; it had registered 2 resources", update.ProgramFailure);
        Assert.NotNull(Assert.Single(stack.State.Resources, resource => resource.Name == "one"));
    }

    [Fact]
    public async Task A_cancelled_rehearsal_leaves_no_process()
    {
        using var project = ProjectFolder.OfScenario("hangs-in-azure");
        using var cancellation = new CancellationTokenSource();
        var marker = $"rehearsal-{Guid.NewGuid():N}";
        var request = project.Request(RunMode.Update);
        request = request with { Program = request.Program with { Arguments = [.. request.Program.Arguments, marker] } };
        var life = new StackLife(request, Options() with { Cancellation = cancellation.Token }, Types, new Canceller(cancellation));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(life.PlayAsync);

        Assert.DoesNotContain(marker, (await FinishedProcess.RunAsync(new ProcessStartInfo("ps", ["-ef"]))).Output);
    }

    [Fact]
    public async Task A_resource_of_a_type_that_is_not_simulated_is_passed_over_by_name()
    {
        using var project = ProjectFolder.OfScenario("azure");

        var result = await PlayAsync(project.Request(RunMode.Update), LifeNames.Create);

        Assert.False(result.Failed);
        Assert.Equal(["test:index:Thing unknown"], result.PassedOver);
    }

    private static Task<LifeResult> PlayAsync(RunRequest request, params string[] only) =>
        new StackLife(request, Options() with { Only = only }, Types).PlayAsync();

    private static LifeOptions Options() =>
        new() { Start = new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero), Habits = new HashSet<string>() };

    private static Task<RehearsedStack> StartAsync(RunRequest request) =>
        RehearsedStack.StartAsync(
            new SimulatedAzure(
                new SimulatorOptions
                {
                    Subscription = request.Account.SubscriptionId,
                    Tenant = request.Account.TenantId,
                    Habits = new HashSet<string>(),
                }
            ),
            Types
        );

    private static RunRequest With(RunRequest request, string key, string value) =>
        request with
        {
            Config = new Dictionary<string, string>(request.Config) { [$"scenarios:{key}"] = value },
        };

    /// <summary>Cancels when the first resource is written.</summary>
    private sealed class Canceller(CancellationTokenSource cancellation) : IObserver<LifeEvent>
    {
        public void OnNext(LifeEvent value)
        {
            if (value.Step is not null)
            {
                cancellation.Cancel();
            }
        }

        public void OnError(Exception error) { }

        public void OnCompleted() { }
    }
}
