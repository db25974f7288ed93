using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using AzureDefinitions.Types;
using AzureSimulator.Habits;
using CommandLine;
using Preflight.Reports;
using Rehearsal.Life;

namespace Preflight.Commands;

/// <summary>`rehearse STACK`: plays the life of the stack against a simulated Azure.</summary>
internal static class RehearseCommand
{
    public static Command Create()
    {
        var source = new PlanSource();
        var habits = new Option<string>("--habits")
        {
            Description = "Azure's service behaviours that are on: all, none, or ids separated by commas.",
            DefaultValueFactory = _ => "all",
        };
        var seed = new Option<int>("--seed") { Description = "Decides what Azure leaves to chance.", DefaultValueFactory = _ => 1 };
        var only = new Option<string?>("--only")
        {
            Description = $"Steps separated by commas, with those that they need: {string.Join(", ", LifeNames.All)}.",
        };
        var today = new Option<string?>("--today") { Description = "The day on which the life begins (YYYY-MM-DD). Default: today." };
        var json = new Option<bool>("--json") { Description = "Print the timeline as JSON." };
        var state = new Option<string?>("--state")
        {
            Description = "Write the state after the creation to this file, as `pulumi stack export --show-secrets` does.",
        };
        var command = new Verb(
            "rehearse",
            "Play a stack's whole life against a simulated Azure.",
            """
            Runs the program as a deployment does: create, the same again, refresh, a release, changes of settings, rollback, a killed
            update, destroy, purge, and create again under the same names. Azure is simulated in this process, with the durations, rules and
            service behaviours (habits) that public reports describe. Time is virtual. Nothing leaves this machine, and no file is written
            but that of --state.
            preflight.yaml lists the release and the changes (rehearsal:). Without a list these steps are skipped and named.
            Exit code: 0 no problem, 1 problems, 2 the program or the call failed.

            Examples:
              preflight rehearse prod
              preflight rehearse dev --habits none --only create,again
              preflight rehearse prod --today 2027-06-01 --seed 7 --json
              preflight rehearse dev --only create --state dev-state.json; preflight plan dev --state dev-state.json
            """
        )
        {
            habits,
            seed,
            only,
            today,
            json,
            state,
        };
        source.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (!source.RunsAProgram(parsed))
                {
                    throw new Failure("rehearse runs the program itself; name a stack instead of --plan");
                }

                var request = await source.RequestAsync(parsed);
                JsonObject? created = null;
                var changes = ChangeFile.Read(source.TermsDirectory(parsed), request.Project);
                var options = new LifeOptions
                {
                    Start = Start(parsed.GetValue(today)),
                    Habits = Habits(parsed.GetValue(habits)!),
                    Seed = parsed.GetValue(seed),
                    Only = Steps(parsed.GetValue(only)),
                    Release = changes.Release,
                    Changes = changes.Changes,
                    Defaults = source.Defaults(parsed),
                    Created = export => created = export,
                    Cancellation = cancellation,
                };
                using var progress = new RehearsalProgress(request.Stack);
                var result = await PlayAsync(new StackLife(request, options, new AzureTypes(), progress));
                progress.OnCompleted();
                if (parsed.GetValue(state) is { } file)
                {
                    await OutputFile.WriteAsync(
                        file,
                        (created ?? throw new Failure("the creation failed, so there is no state to write")).ToJsonString(
                            ReadableJson.Options
                        ) + "\n",
                        cancellation
                    );
                }

                if (parsed.GetValue(json))
                {
                    await Console.Out.WriteLineAsync(RehearsalReport.Json(result));
                }
                else
                {
                    RehearsalTimeline.Print(Terminal.Console, result);
                }

                return result.Failed ? ExitCode.Findings : 0;
            }
        );
        return command;
    }

    /// <summary>When a life begins on this day.</summary>
    public static DateTimeOffset Morning(DateOnly day) => new(day.ToDateTime(new TimeOnly(8, 0)), TimeSpan.Zero);

    /// <exception cref="Failure">The program could not be run, or a temporary file not be written.</exception>
    public static async Task<LifeResult> PlayAsync(StackLife life)
    {
        try
        {
            return await life.PlayAsync();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Failure(
                $"the rehearsal cannot write a temporary file: {exception.Message} Set TMPDIR to a folder that you can write to; "
                    + $"it is now '{Path.GetTempPath()}'."
            );
        }
    }

    private static DateTimeOffset Start(string? today) =>
        today is null ? Morning(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime))
        : DateOnly.TryParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Morning(day)
        : throw new Failure($"--today must be a day as in 2027-06-30, got '{today}'");

    private static HashSet<string>? Habits(string text) =>
        text switch
        {
            "all" => null,
            "none" => [],
            _ => [.. Known(text, [.. HabitCatalogue.All.Select(habit => habit.Id)], Ids)],
        };

    private static IReadOnlyList<string> Steps(string? text) =>
        text is null ? [] : Known(text, LifeNames.All, _ => $"--only must name some of {string.Join(", ", LifeNames.All)}");

    /// <summary>All ids would be a page of text; the nearest are what was meant.</summary>
    private static string Ids(string unknown) =>
        "--habits must be all, none, or ids of docs/habits.md separated by commas; nearest: "
        + Suggestion.NearestThree(unknown, HabitCatalogue.All.Select(habit => habit.Id));

    private static string[] Known(string text, IReadOnlyList<string> allowed, Func<string, string> describe)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var wrong = names.Length == 0 ? text : names.Except(allowed).FirstOrDefault();
        return wrong is null ? names : throw new Failure($"{describe(wrong)}; got '{wrong}'");
    }
}
