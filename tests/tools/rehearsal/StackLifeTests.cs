using AzureDefinitions.Types;
using Fixtures;
using Planning.Engine;
using Rehearsal.Life;
using Rehearsal.Records;
using Rehearsal.State;

namespace Rehearsal.Tests;

/// <summary>The real program against the simulator, once for all tests.</summary>
public sealed class StackLifeTests
{
    private static readonly Lazy<Task<LifeResult>> Played = new(() =>
        PlayAsync([], LifeNames.Again, LifeNames.Refresh, LifeNames.Killed, LifeNames.Destroy)
    );

    private static Task<LifeResult> PlayAsync(string[] habits, params string[] only) =>
        new StackLife(
            FixtureStacks.Request("sandbox", RunMode.Update),
            new LifeOptions
            {
                Start = new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero),
                Habits = habits.ToHashSet(),
                Only = only,
            },
            new AzureTypes()
        ).PlayAsync();

    private static async Task<LifeStep> StepAsync(string name) => (await Played.Value).Steps.Single(step => step.Name == name);

    [Fact]
    public async Task An_ideal_Azure_makes_no_problem()
    {
        var result = await Played.Value;

        Assert.Empty(result.Steps.SelectMany(step => step.Problems).Select(problem => $"{problem.Resource}: {problem.Answer}"));
        Assert.False(result.Failed);
    }

    [Fact]
    public async Task What_no_program_avoids_and_the_next_run_passes_is_a_note()
    {
        var result = await PlayAsync(["subnet-held-by-app-service"], LifeNames.Destroy);

        var destroy = result.Steps.Single(step => step.Name == LifeNames.Destroy);
        Assert.Equal(2, destroy.Attempts.Count);
        Assert.Empty(destroy.Problems);
        Assert.Contains(destroy.Notes, note => note.EndsWith("as the rehearsal did: network [subnet-held-by-app-service]"));
        Assert.False(result.Failed);
    }

    [Fact]
    public async Task Steps_that_run_at_the_same_time_are_listed_in_the_order_of_a_life() =>
        Assert.Equal(
            [LifeNames.Create, LifeNames.Again, LifeNames.Refresh, LifeNames.Killed, LifeNames.Destroy],
            (await Played.Value).Steps.Select(step => step.Name)
        );

    [Fact]
    public async Task A_creation_makes_each_resource_once()
    {
        var created = await StepAsync(LifeNames.Create);

        Assert.True(created.Attempts.Single().Steps.Count > 50);
        Assert.All(created.Attempts.Single().Steps, step => Assert.Equal(Operation.Create, step.Operation));
        Assert.Distinct(created.Attempts.Single().Steps.Select(step => step.Urn));
    }

    [Fact]
    public async Task A_resource_begins_after_all_that_it_depends_on()
    {
        var steps = (await StepAsync(LifeNames.Create)).Attempts.Single().Steps.ToDictionary(step => step.Urn);

        Assert.All(steps.Values, step =>
            Assert.All(step.Before.Where(steps.ContainsKey), urn => Assert.True(steps[urn].End <= step.Start))
        );
    }

    [Fact]
    public async Task A_second_update_changes_nothing()
    {
        var again = await StepAsync(LifeNames.Again);

        Assert.All(again.Attempts.Single().Steps, step => Assert.Equal(Operation.Same, step.Operation));
        Assert.Equal(0, again.Attempts.Single().Steps.Sum(step => step.Calls));
    }

    [Fact]
    public async Task A_killed_update_is_resumed()
    {
        var killed = await StepAsync(LifeNames.Killed);
        var all = (await StepAsync(LifeNames.Create)).Attempts.Single().Steps.Count;

        Assert.True(killed.Attempts[0].Steps.Count(step => step.End > step.Start) < all);
        Assert.Equal(all, killed.Attempts[^1].Steps.Count);
        Assert.Contains(killed.Attempts[^1].Steps, step => step.Operation == Operation.Create);
    }

    [Fact]
    public async Task A_destruction_deletes_a_resource_before_what_it_depends_on()
    {
        var created = (await StepAsync(LifeNames.Create)).Attempts.Single().Steps.ToDictionary(step => step.Urn);
        var deleted = (await StepAsync(LifeNames.Destroy)).Attempts.Single().Steps.ToDictionary(step => step.Urn);

        Assert.All(deleted.Values, step =>
            Assert.All(created[step.Urn].Before.Where(deleted.ContainsKey), urn => Assert.True(step.End <= deleted[urn].Start))
        );
    }

    [Fact]
    public async Task The_critical_path_reaches_from_the_start_to_the_end()
    {
        var created = (await StepAsync(LifeNames.Create)).Attempts.Single();
        var path = CriticalPath.Of(created);

        Assert.Equal(created.Steps.Max(step => step.End), path[^1].End);
        Assert.All(path.Zip(path.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    /// <summary>Requests and answers of the program wait behind the work that the process does meanwhile.</summary>
    [Fact]
    public async Task The_same_life_has_the_same_timeline_on_a_busy_machine()
    {
        using var busy = new BusyThreads();

        var second = (await PlayAsync([], LifeNames.Create)).Steps.Single(step => step.Name == LifeNames.Create);

        Assert.Equal(Times(await StepAsync(LifeNames.Create)), Times(second));
    }

    private static IEnumerable<string> Times(LifeStep step) =>
        step
            .Attempts.SelectMany(update => update.Steps)
            .Select(each => $"{each.Urn} {each.Asked:O} {each.Start:O} {each.End:O} {each.Calls}");
}
