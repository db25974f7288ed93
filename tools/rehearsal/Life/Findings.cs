using System.Globalization;
using AzureSimulator.Habits;
using AzureSimulator.Habits.Framework;
using Rehearsal.Records;
using Rehearsal.State;

namespace Rehearsal.Life;

/// <summary>Reads the problems of a step from what happened in it.</summary>
internal static class Findings
{
    /// <summary>Failures of an update.</summary>
    public static IEnumerable<Problem> Of(UpdateRecord update)
    {
        foreach (var step in update.Steps.Where(step => step.Failure is not null))
        {
            var failure = step.Failure!;
            yield return new Problem(
                step.Name,
                step.Urn,
                $"{Verb(step.Operation)}: {Status(failure)}{failure.Code}: {failure.Message}",
                Why(failure.Habit),
                Habit(failure.Habit)?.Fix ?? Remedies.Of(failure.Code, failure.Status),
                failure.Habit
            );
        }

        if (update.ProgramFailure is { } text)
        {
            yield return new Problem("", "", text, "The program ended with an error of its own.", "Correct the program.", null);
        }
    }

    /// <summary>Changes of an update that must change nothing.</summary>
    public static IEnumerable<Problem> Unchanged(UpdateRecord update) =>
        update
            .Steps.Where(step => step.Operation is not Operation.Same && step.Failure is null)
            .Select(step => new Problem(
                step.Name,
                step.Urn,
                $"a second update would {Verb(step.Operation)} it{(step.Changes.Count > 0 ? $": {string.Join(", ", step.Changes)}" : "")}",
                "The program gives other values in each run, or the first update did not complete the resource.",
                "Derive the value from what does not change, or add it to ignoreChanges.",
                null
            ));

    /// <summary>Differences of a refresh that no list of known ones covers.</summary>
    public static IEnumerable<Problem> Unlisted(UpdateRecord refresh) =>
        refresh
            .Differences.Where(difference => difference.Listed is null)
            .Select(difference => new Problem(
                difference.Name,
                difference.Urn,
                difference.Path.Length == 0
                    ? "a refresh does not find it"
                    : $"a refresh shows {difference.Path}: {Text(difference.Azure)} in Azure, {Text(difference.Program)} in the program",
                "Azure changed the property after the resource's own write, so that each preview with --refresh shows it.",
                "Add the property to ignoreChanges, or give it the value that Azure gives it.",
                null
            ));

    public static string Verb(Operation operation) => operation.ToString().ToLowerInvariant();

    /// <summary>Some services give the status as the code of the error.</summary>
    private static string Status(StepFailure failure) =>
        failure.Status == 0 || failure.Code == failure.Status.ToString(CultureInfo.InvariantCulture) ? "" : $"{failure.Status} ";

    private static string Why(string? habit) =>
        Habit(habit) is { } found ? $"{found.Sentence} ({found.Source})" : "A rule of Azure, which always holds.";

    private static Habit? Habit(string? id) => HabitCatalogue.All.FirstOrDefault(each => each.Id == id);

    private static string Text(System.Text.Json.Nodes.JsonNode? value) =>
        value is null ? "not set"
        : value.ToJsonString() is { Length: > 80 } text ? $"{text[..80]}…"
        : value.ToJsonString();
}
