using System.IO.Compression;
using AzureDefinitions.Types;
using AzureSimulator;
using CommandLine;
using Planning.Engine;
using Rehearsal.Records;
using Rehearsal.Updates;

namespace Rehearsal.Life;

/// <summary>Plays the life of a stack on a simulated Azure, from its creation to the next creation under the same names.</summary>
public sealed class StackLife(RunRequest request, LifeOptions options, AzureTypes types, IObserver<LifeEvent>? observer = null)
{
    /// <summary>A failed update is run again, as an operator would, while that gets further.</summary>
    private const int Attempts = 12;
    private readonly List<LifeStep> _steps = [];
    private readonly SortedSet<string> _passedOver = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);

    /// <exception cref="Failure">The program could not be started.</exception>
    public async Task<LifeResult> PlayAsync()
    {
        var zip = Path.Combine(Path.GetTempPath(), $"rehearsal-{Environment.ProcessId}.zip");
        try
        {
            await PlayAsync(LifeNames.With(options.Only), zip);
        }
        finally
        {
            File.Delete(zip);
        }

        return new LifeResult(request.Stack, _steps, [.. _passedOver], [.. _notes]);
    }

    private async Task PlayAsync(IReadOnlySet<string> chosen, string zip)
    {
        await using var stack = await StartAsync();
        if (chosen.Contains(LifeNames.Create) && !await UpdateAsync(LifeNames.Create, stack, request))
        {
            foreach (var name in LifeNames.All.Where(name => chosen.Contains(name) && name is not (LifeNames.Create or LifeNames.Destroy)))
            {
                Skip(name, "the creation failed");
            }

            await DestroyAsync(stack);
            return;
        }

        var duration = _steps.FirstOrDefault()?.Attempts.Max(attempt => attempt.Duration) ?? TimeSpan.FromMinutes(20);
        if (chosen.Contains(LifeNames.Again))
        {
            await UpdateAsync(LifeNames.Again, stack, request, Findings.Unchanged);
        }

        if (chosen.Contains(LifeNames.Refresh))
        {
            stack.Settle(TimeSpan.FromHours(1));
            await OnceAsync(LifeNames.Refresh, stack.RefreshAsync, Findings.Unlisted);
        }

        await ChangeAsync(chosen, stack, zip);
        if (chosen.Contains(LifeNames.Killed))
        {
            await KillAsync(duration);
        }

        if (chosen.Contains(LifeNames.Destroy))
        {
            await DestroyAsync(stack);
        }

        if (chosen.Contains(LifeNames.Purge))
        {
            Begin(LifeNames.Purge);
            End(new LifeStep(LifeNames.Purge, [], [], await Purging.RunAsync(stack)));
        }

        if (chosen.Contains(LifeNames.CreateAgain))
        {
            await UpdateAsync(LifeNames.CreateAgain, stack, request);
        }
    }

    private async Task ChangeAsync(IReadOnlySet<string> chosen, RehearsedStack stack, string zip)
    {
        var changed = false;
        if (chosen.Contains(LifeNames.Release))
        {
            if (options.Release is { } release && release.IsFor(request.Stack))
            {
                WriteZip(zip);
                changed = true;
                await UpdateAsync(LifeNames.Release, stack, request with { Config = release.Apply(request.Config, options.Defaults, zip) });
            }
            else
            {
                Skip(LifeNames.Release, "preflight.yaml lists no release (rehearsal.release)");
            }
        }

        if (chosen.Contains(LifeNames.Changes))
        {
            var changes = options.Changes.Where(change => change.IsFor(request.Stack)).ToList();
            foreach (var change in changes)
            {
                WriteZip(zip);
                changed = true;
                await UpdateAsync(
                    $"{LifeNames.Changes}: {change.Name}",
                    stack,
                    request with
                    {
                        Config = change.Apply(request.Config, options.Defaults, zip),
                    }
                );
            }

            if (changes.Count == 0)
            {
                Skip(LifeNames.Changes, "preflight.yaml lists no changes for this stack (rehearsal.changes)");
            }
        }

        if (chosen.Contains(LifeNames.Rollback))
        {
            if (changed)
            {
                await UpdateAsync(LifeNames.Rollback, stack, request);
            }
            else
            {
                Skip(LifeNames.Rollback, "nothing was changed before");
            }
        }
    }

    /// <summary>An update that is killed in the middle of the creation, on an Azure of its own.</summary>
    private async Task KillAsync(TimeSpan duration)
    {
        Begin(LifeNames.Killed);
        await using var stack = await StartAsync();
        var killed = await stack.UpdateAsync(request, duration / 2);
        var pending = stack.State.Pending.Select(each => each.Resource.Name).ToList();
        stack.Settle(TimeSpan.FromHours(2));
        var recovered = await stack.RecoverAsync(request);
        List<UpdateRecord> runs = [killed, recovered];
        var problems = Findings.Of(killed).Concat(Findings.Of(recovered)).ToList();
        do
        {
            runs.Add(await stack.UpdateAsync(request));
            problems.AddRange(Findings.Of(runs[^1]).Except(problems));
            stack.Settle(TimeSpan.FromMinutes(15));
        } while (runs[^1].Failed && runs.Count < Attempts && GoesOn(runs));

        End(
            new LifeStep(
                LifeNames.Killed,
                runs,
                problems,
                [
                    $"killed after {duration / 2:h\\:mm\\:ss} with {pending.Count} operations under way "
                        + $"({string.Join(", ", pending.Take(5))}{(pending.Count > 5 ? ", …" : "")}); "
                        + "pulumi refresh imported what Azure had made, and pulumi up resumed",
                ]
            )
        );
    }

    private async Task DestroyAsync(RehearsedStack stack)
    {
        Begin(LifeNames.Destroy);
        var attempts = new List<UpdateRecord> { await stack.DestroyAsync(request) };
        var problems = Findings.Of(attempts[0]).ToList();
        while (attempts[^1].Failed && attempts.Count < Attempts && GoesOn(attempts))
        {
            stack.Settle(TimeSpan.FromMinutes(15));
            attempts.Add(await stack.DestroyAsync(request));
            problems.AddRange(Findings.Of(attempts[^1]).Except(problems));
        }

        End(new LifeStep(LifeNames.Destroy, attempts, problems, AfterFailure(attempts)));
    }

    private async Task<bool> UpdateAsync(
        string name,
        RehearsedStack stack,
        RunRequest wanted,
        Func<UpdateRecord, IEnumerable<Problem>>? more = null
    )
    {
        Begin(name);
        var attempts = new List<UpdateRecord> { await stack.UpdateAsync(wanted) };
        var problems = Findings.Of(attempts[0]).Concat(more?.Invoke(attempts[0]) ?? []).ToList();
        while (attempts[^1].Failed && attempts.Count < Attempts && GoesOn(attempts))
        {
            stack.Settle(TimeSpan.FromMinutes(15));
            attempts.Add(await stack.UpdateAsync(wanted));
            problems.AddRange(Findings.Of(attempts[^1]).Except(problems));
        }

        _passedOver.UnionWith(attempts.SelectMany(attempt => attempt.PassedOver));
        End(new LifeStep(name, attempts, problems, AfterFailure(attempts)));
        return !attempts[^1].Failed;
    }

    private async Task OnceAsync(string name, Func<RunRequest, Task<UpdateRecord>> run, Func<UpdateRecord, IEnumerable<Problem>> more)
    {
        Begin(name);
        var record = await run(request);
        var listed = record.Differences.Where(difference => difference.Listed is not null).ToList();
        End(
            new LifeStep(
                name,
                [record],
                [.. Findings.Of(record), .. more(record)],
                listed.Count == 0
                    ? []
                    : [$"{listed.Count} differences that the provider always shows, as provider-differences.json lists them"]
            )
        );
    }

    /// <summary>False if two updates in a row did nothing.</summary>
    private static bool GoesOn(List<UpdateRecord> attempts) => attempts.Count < 2 || attempts.TakeLast(2).Any(Does);

    private static bool Does(UpdateRecord update) =>
        update.Steps.Any(step => step.Failure is null && step.Operation is not State.Operation.Same);

    private static List<string> AfterFailure(List<UpdateRecord> attempts) =>
        attempts.Count == 1 ? []
        : attempts[^1].Failed ? [$"{attempts.Count} attempts failed"]
        : [$"attempt {attempts.Count} succeeded"];

    private async Task<RehearsedStack> StartAsync() =>
        await RehearsedStack.StartAsync(
            Surroundings.Make(request, options),
            types,
            step => observer?.OnNext(new LifeEvent(_current, step)),
            options.Cancellation
        );

    private string _current = "";

    private void Begin(string name)
    {
        _current = name;
        observer?.OnNext(new LifeEvent(name, null));
    }

    private void End(LifeStep step) => _steps.Add(PassingProblems.AsNotes(step));

    private void Skip(string name, string reason) => _steps.Add(new LifeStep(name, [], [], [], reason));

    /// <summary>A new package has new content, and so a new name in the store.</summary>
    private static void WriteZip(string file)
    {
        File.Delete(file);
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        using var writer = new StreamWriter(zip.CreateEntry("release.txt").Open());
        writer.Write("a release of a rehearsal");
    }
}
