using System.IO.Compression;
using AzureDefinitions.Types;
using CommandLine;
using Planning.Engine;
using Rehearsal.Records;
using Rehearsal.State;
using Rehearsal.Updates;

namespace Rehearsal.Life;

/// <summary>Steps of a life that follow each other on one Azure. Tracks are independent and run at the same time.</summary>
internal sealed class LifeTrack : IAsyncDisposable
{
    /// <summary>A failed update is run again, as an operator would, while that gets further.</summary>
    public const int Attempts = 12;

    private readonly RunRequest _request;
    private readonly LifeOptions _options;
    private readonly IObserver<LifeEvent>? _observer;
    private readonly string _zip;
    private readonly List<LifeStep> _steps = [];
    private readonly SortedSet<string> _passedOver = new(StringComparer.Ordinal);
    private string _current = "";
    private RehearsedStack? _stack;

    private LifeTrack(RunRequest request, LifeOptions options, IObserver<LifeEvent>? observer, string name)
    {
        (_request, _options, _observer) = (request, options, observer);
        _zip = Path.Combine(Path.GetTempPath(), $"rehearsal-{Environment.ProcessId}-{name}.zip");
    }

    public RehearsedStack Stack => _stack!;

    public IReadOnlyList<LifeStep> Steps => _steps;

    public IReadOnlyCollection<string> PassedOver => _passedOver;

    /// <summary>A track on an Azure of its own, with nothing in it but what the configuration names.</summary>
    /// <param name="name">Unique among the tracks of a life.</param>
    public static async Task<LifeTrack> StartAsync(
        RunRequest request,
        LifeOptions options,
        AzureTypes types,
        IObserver<LifeEvent>? observer,
        string name
    )
    {
        var track = new LifeTrack(request, options, observer, name);
        track._stack = await RehearsedStack.StartAsync(Surroundings.Make(request, options), types, track.Tell, options.Cancellation);
        return track;
    }

    /// <summary>A track that goes on from here, on a copy of this Azure.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public async Task<LifeTrack> CopyAsync(string name)
    {
        var track = new LifeTrack(_request, _options, _observer, name);
        track._stack = await Stack.CopyAsync(track.Tell);
        return track;
    }

    public async ValueTask DisposeAsync()
    {
        File.Delete(_zip);
        if (_stack is not null)
        {
            await _stack.DisposeAsync();
            // Its Azure can be collected; the steps stay.
            _stack = null;
        }
    }

    public void Begin(string name)
    {
        _current = name;
        _observer?.OnNext(new LifeEvent(name, null));
    }

    public void End(LifeStep step) => _steps.Add(PassingProblems.AsNotes(step));

    public void Skip(string name, string reason) => _steps.Add(new LifeStep(name, [], [], [], reason));

    /// <returns>False if it failed to its end.</returns>
    /// <exception cref="Failure">The program could not be started.</exception>
    public async Task<bool> UpdateAsync(string name, Change? change = null, Func<UpdateRecord, IEnumerable<Problem>>? more = null)
    {
        Begin(name);
        var wanted = change is null ? _request : _request with { Config = change.Apply(_request.Config, _options.Defaults, Zip(name)) };
        var attempts = await RepeatAsync(() => Stack.UpdateAsync(wanted));
        var notes = AfterFailure(attempts);
        if (!attempts[^1].Failed && AskedRuns.In(attempts[^1]) is { } asked)
        {
            Stack.Settle(TimeSpan.FromMinutes(1));
            attempts.Add(await Stack.UpdateAsync(wanted));
            notes.Add($"ran again, as the program asks: {asked}");
        }

        _passedOver.UnionWith(attempts.SelectMany(attempt => attempt.PassedOver));
        End(new LifeStep(name, attempts, [.. Problems(attempts), .. more?.Invoke(attempts[0]) ?? []], notes));
        return !attempts[^1].Failed;
    }

    /// <summary>Makes a change that another one needs. It is a step of the life only if it fails.</summary>
    /// <param name="needed">Null if none is needed.</param>
    /// <returns>False if it failed to its end.</returns>
    public async Task<bool> PrepareAsync(string name, Change? needed)
    {
        if (needed is null)
        {
            return true;
        }

        if (!await PrepareAsync(name, needed.After) || !await UpdateAsync(name, needed))
        {
            return false;
        }

        _steps.RemoveAt(_steps.Count - 1);
        Stack.Settle(TimeSpan.FromMinutes(15));
        return true;
    }

    public async Task DestroyAsync()
    {
        Begin(LifeNames.Destroy);
        var notes = new List<string>();
        if (await Releasing.RunAsync(Stack) is > 0 and var locks)
        {
            notes.Add($"{locks} delete locks were removed a minute before");
            Stack.Settle(TimeSpan.FromMinutes(1));
        }

        var attempts = await RepeatAsync(async () =>
        {
            var run = await Stack.DestroyAsync(_request);
            notes.AddRange(run.Failed ? await Purging.RunAsync(Stack, waits: false) : []);
            return run;
        });
        End(new LifeStep(LifeNames.Destroy, attempts, Problems(attempts), [.. notes, .. AfterFailure(attempts)]));
    }

    public async Task RefreshAsync()
    {
        Begin(LifeNames.Refresh);
        Stack.Settle(TimeSpan.FromHours(1));
        var record = await Stack.RefreshAsync(_request);
        var listed = record.Differences.Count(difference => difference.Listed is not null);
        End(
            new LifeStep(
                LifeNames.Refresh,
                [record],
                [.. Findings.Of(record), .. Findings.Unlisted(record)],
                listed == 0 ? [] : [$"{listed} differences that the provider always shows, as provider-differences.json lists them"]
            )
        );
    }

    public async Task PurgeAsync()
    {
        Begin(LifeNames.Purge);
        End(new LifeStep(LifeNames.Purge, [], [], await Purging.RunAsync(Stack)));
    }

    /// <summary>An update that is killed in the middle of the creation, and resumed.</summary>
    /// <param name="after">In virtual time.</param>
    public async Task KillAsync(TimeSpan after)
    {
        Begin(LifeNames.Killed);
        var killed = await Stack.UpdateAsync(_request, after);
        var pending = Stack.State.Pending.Select(each => each.Resource.Name).ToList();
        Stack.Settle(TimeSpan.FromHours(2));
        var recovered = await Stack.RecoverAsync(_request);
        List<UpdateRecord> runs =
        [
            killed,
            recovered,
            .. await RepeatAsync(async () =>
            {
                var run = await Stack.UpdateAsync(_request);
                Stack.Settle(TimeSpan.FromMinutes(15));
                return run;
            }),
        ];
        var list = $"{string.Join(", ", pending.Take(5))}{(pending.Count > 5 ? ", …" : "")}";
        var note =
            $"killed after {after:h\\:mm\\:ss} with {pending.Count} operations under way ({list}); "
            + "pulumi refresh imported what Azure had made, and pulumi up resumed";
        End(new LifeStep(LifeNames.Killed, runs, Problems(runs), [note]));
    }

    /// <summary>Runs it, and again while it fails and gets further.</summary>
    private async Task<List<UpdateRecord>> RepeatAsync(Func<Task<UpdateRecord>> run)
    {
        var attempts = new List<UpdateRecord> { await run() };
        while (attempts[^1].Failed && attempts.Count < Attempts && attempts.TakeLast(2).Any(Does))
        {
            Stack.Settle(TimeSpan.FromMinutes(15));
            attempts.Add(await run());
        }

        return attempts;

        // A first failure of which nothing came may still pass by itself.
        bool Does(UpdateRecord update) =>
            attempts.Count == 1 || update.Steps.Any(step => step.Failure is null && step.Operation is not Operation.Same);
    }

    private static List<Problem> Problems(IEnumerable<UpdateRecord> attempts) => [.. attempts.SelectMany(Findings.Of).Distinct()];

    private static List<string> AfterFailure(List<UpdateRecord> attempts) =>
        attempts.Count == 1 ? []
        : attempts[^1].Failed ? [$"{attempts.Count} attempts failed"]
        : [$"attempt {attempts.Count} succeeded"];

    private void Tell(StepRecord step) => _observer?.OnNext(new LifeEvent(_current, step));

    /// <summary>A new package has new content, and so a new name in the store; the same in each rehearsal.</summary>
    private string Zip(string content)
    {
        File.Delete(_zip);
        using var zip = ZipFile.Open(_zip, ZipArchiveMode.Create);
        var entry = zip.CreateEntry("release.txt");
        entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var writer = new StreamWriter(entry.Open());
        writer.Write($"a release of a rehearsal: {content}");
        return _zip;
    }
}
