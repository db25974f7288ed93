using System.Text.Json.Nodes;
using CommandLine;
using Rehearsal.Life;
using Rehearsal.Records;

namespace Preflight.Reports;

/// <summary>A rehearsal as JSON. Times are virtual, in seconds from the start of each run of Pulumi.</summary>
internal static class RehearsalReport
{
    public static string Json(LifeResult result) =>
        new JsonObject
        {
            ["stack"] = result.Stack,
            ["failed"] = result.Failed,
            ["steps"] = new JsonArray([.. result.Steps.Select(Step)]),
            ["passedOver"] = new JsonArray([.. result.PassedOver.Select(each => (JsonNode)each)]),
            ["notes"] = new JsonArray([.. result.Notes.Select(each => (JsonNode)each)]),
        }.ToJsonString(ReadableJson.Options);

    private static JsonNode Step(LifeStep step) =>
        new JsonObject
        {
            ["name"] = step.Name,
            ["skipped"] = step.Skipped,
            ["seconds"] = step.Duration.TotalSeconds,
            ["problems"] = new JsonArray([.. step.Problems.Select(Problem)]),
            ["notes"] = new JsonArray([.. step.Notes.Select(each => (JsonNode)each)]),
            ["updates"] = new JsonArray([.. step.Attempts.Select(Update)]),
        };

    private static JsonNode Problem(Problem problem) =>
        new JsonObject
        {
            ["resource"] = problem.Resource,
            ["urn"] = problem.Urn,
            ["answer"] = problem.Answer,
            ["why"] = problem.Why,
            ["fix"] = problem.Fix,
            ["habit"] = problem.Habit,
        };

    private static JsonNode Update(UpdateRecord update) =>
        new JsonObject
        {
            ["start"] = update.Start,
            ["seconds"] = update.Duration.TotalSeconds,
            ["failed"] = update.Failed,
            ["criticalPath"] = new JsonArray([.. CriticalPath.Of(update).Select(each => (JsonNode)each.Name)]),
            ["programWaits"] = update.Waits.Sum(wait => (wait.End - wait.Start).TotalSeconds),
            ["resources"] = new JsonArray([.. update.Steps.Select(step => Resource(step, update.Start))]),
        };

    private static JsonNode Resource(StepRecord step, DateTimeOffset start) =>
        new JsonObject
        {
            ["name"] = step.Name,
            ["type"] = step.Type,
            ["operation"] = step.Operation.ToString().ToLowerInvariant(),
            ["start"] = (step.Start - start).TotalSeconds,
            ["end"] = (step.End - start).TotalSeconds,
            ["calls"] = step.Calls,
            ["retries"] = step.Retries.Count,
            ["changes"] = step.Changes.Count == 0 ? null : new JsonArray([.. step.Changes.Select(each => (JsonNode)each)]),
            ["failure"] = step.Failure is { } failure ? $"{failure.Code}: {failure.Message}" : null,
        };
}
