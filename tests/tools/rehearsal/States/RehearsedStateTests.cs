using System.Text.Json.Nodes;
using AzureDefinitions.Types;
using CommandLine;
using Fixtures;
using Planning.Engine;
using Planning.States;
using Planning.Updates;
using Rehearsal.Life;
using Rehearsal.State;

namespace Rehearsal.Tests.States;

/// <summary>What is computed from the state of a rehearsed stack, against what a rehearsal of the same change does.</summary>
public sealed class RehearsedStateTests
{
    private static readonly AzureTypes Types = new();
    private static readonly LifeOptions Options = new()
    {
        Start = new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero),
        Habits = new HashSet<string>(),
        Defaults = FixtureStacks
            .Project.Config.Where(declaration => declaration.Default is not null)
            .ToDictionary(declaration => declaration.Key, declaration => declaration.Default!),
    };

    [Theory]
    [InlineData("sandbox")]
    [InlineData("test")]
    public async Task A_stack_that_was_just_created_stays_the_same(string stack)
    {
        var request = Request(stack);
        await using var track = await CreateAsync(request);

        var update = await PlanAsync(request, track.Stack.Export(request));

        Assert.Empty(update.Plan.Update!.Steps.Select(step => $"{step.Operation} {step.Name} {string.Join(", ", step.Properties)}"));
        Assert.True(update.Preview.Summary["same"] > 60);
        Assert.Empty(update.Errors);
    }

    [Fact]
    public async Task The_operations_of_each_change_are_those_of_its_rehearsal()
    {
        var request = Request("prod");
        await using var created = await CreateAsync(request);
        var export = created.Stack.Export(request);
        var same = await PlanAsync(request, export);
        Assert.Empty(same.Plan.Update!.Steps.Select(step => $"{step.Operation} {step.Name} {string.Join(", ", step.Properties)}"));

        foreach (var change in ChangeFile.Read(FixtureStacks.Directory, request.Project).Changes.Where(each => each.IsFor("prod")))
        {
            await using var track = await created.CopyAsync("change");
            await track.UpdateAsync(change.Name, change);
            var changed = request with { Config = change.Apply(request.Config, Options.Defaults, "") };

            var update = await PlanAsync(changed, export);

            Assert.Equal([.. Rehearsed(track).Prepend(change.Name)], [.. Planned(update).Prepend(change.Name)]);
        }
    }

    private static RunRequest Request(string stack) => FixtureStacks.Request(stack, RunMode.Update);

    private static async Task<LifeTrack> CreateAsync(RunRequest request)
    {
        var track = await LifeTrack.StartAsync(request, Options, Types, observer: null, $"state-{request.Stack}");
        Assert.True(await track.UpdateAsync(LifeNames.Create), string.Join('\n', track.Steps.SelectMany(step => step.Problems)));
        return track;
    }

    private static async Task<UpdatePlan> PlanAsync(RunRequest request, JsonObject export)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, export.ToJsonString(ReadableJson.Options));
            return await StateRun.PlanAsync(request with { Mode = RunMode.Resolved }, ExportFile.Read(file), default);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> Planned(UpdatePlan update) =>
        update
            .Preview.Steps.Where(step => step is { Custom: true, Operation: not ("same" or "read") })
            .Select(step => $"{step.Operation} {step.Name}")
            .Order(StringComparer.Ordinal);

    /// <summary>A rehearsal deletes and creates what is replaced with another resource.</summary>
    private static IEnumerable<string> Rehearsed(LifeTrack track) =>
        track
            .Steps[^1]
            .Attempts.SelectMany(attempt => attempt.Steps)
            .Where(step => step is { Failure: null, Operation: not Operation.Same })
            .GroupBy(step => step.Urn)
            .Select(same => (same.First().Name, Operations: same.Select(step => step.Operation).ToHashSet()))
            .Select(each => $"{(each.Operations.Count > 1 ? "replace" : Findings.Verb(each.Operations.Single()))} {each.Name}")
            .Order(StringComparer.Ordinal);
}
