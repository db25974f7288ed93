using AzureDefinitions.Types;
using CommandLine;
using Planning.Engine;

namespace Rehearsal.Life;

/// <summary>
/// Plays the life of a stack on a simulated Azure, from its creation to the next creation under the same names. What does not depend on
/// each other runs at the same time on copies of that Azure: the changes, the killed update, and the rest.
/// </summary>
public sealed class StackLife(RunRequest request, LifeOptions options, AzureTypes types, IObserver<LifeEvent>? observer = null)
{
    /// <summary>So many changes are played at the same time, beside the other tracks. Each holds a whole Azure in memory.</summary>
    private const int ChangesAtATime = 2;

    private readonly IReadOnlySet<string> _chosen = LifeNames.With(options.Only);
    private readonly List<LifeTrack> _tracks = [];

    /// <exception cref="Failure">The program could not be started.</exception>
    public async Task<LifeResult> PlayAsync()
    {
        try
        {
            await PlayAsync(await StartAsync("main"));
        }
        finally
        {
            foreach (var track in _tracks)
            {
                await track.DisposeAsync();
            }
        }

        var steps = _tracks.SelectMany(track => track.Steps).OrderBy(step => LifeNames.Place(step.Name)).ToList();
        return new LifeResult(
            request.Stack,
            steps,
            [.. _tracks.SelectMany(track => track.PassedOver).Distinct().Order(StringComparer.Ordinal)],
            []
        );
    }

    private async Task PlayAsync(LifeTrack main)
    {
        if (_chosen.Contains(LifeNames.Create) && !await main.UpdateAsync(LifeNames.Create))
        {
            foreach (var name in LifeNames.All.Where(name => _chosen.Contains(name) && name is not (LifeNames.Create or LifeNames.Destroy)))
            {
                main.Skip(name, "the creation failed");
            }

            await main.DestroyAsync();
            return;
        }

        if (main.Steps.Count > 0)
        {
            options.Created?.Invoke(main.Stack.Export(request));
        }

        var after =
            main.Steps.Count == 0 ? TimeSpan.FromMinutes(10) : KillMoment.Of(main.Steps[0].Attempts.MaxBy(attempt => attempt.Duration)!);
        var beside = new List<Task>();
        if (_chosen.Contains(LifeNames.Killed))
        {
            beside.Add(KillAsync(await StartAsync("killed"), after));
        }

        try
        {
            if (Changes(main) is { Count: > 0 } changes)
            {
                var created = await StartAsync("created", main);
                beside.Add(Task.Run(() => ChangeAsync(created, changes)));
            }

            await GoOnAsync(main);
        }
        finally
        {
            await Task.WhenAll(beside);
        }
    }

    private static Task KillAsync(LifeTrack track, TimeSpan after) => Task.Run(() => track.KillAsync(after));

    private async Task GoOnAsync(LifeTrack main)
    {
        if (_chosen.Contains(LifeNames.Again))
        {
            await main.UpdateAsync(LifeNames.Again, more: Findings.Unchanged);
        }

        if (_chosen.Contains(LifeNames.Refresh))
        {
            await main.RefreshAsync();
        }

        await EndAsync(main, _chosen.Contains(LifeNames.Release) && options.Release?.IsFor(request.Stack) == true);
    }

    private IReadOnlyList<Change> Changes(LifeTrack main)
    {
        var changes = _chosen.Contains(LifeNames.Changes) ? options.Changes.Where(change => change.IsFor(request.Stack)).ToList() : [];
        if (changes.Count == 0 && _chosen.Contains(LifeNames.Changes))
        {
            main.Skip(LifeNames.Changes, "preflight.yaml lists no changes for this stack (rehearsal.changes)");
        }

        return changes;
    }

    /// <summary>
    /// Each change begins with the stack as it was created: after another it would undo that one, and could not delete what that one
    /// protects. Its Azure is given up when it was played.
    /// </summary>
    private async Task ChangeAsync(LifeTrack created, IReadOnlyList<Change> changes)
    {
        var tracks = new LifeTrack[changes.Count];
        using var copying = new SemaphoreSlim(1);
        await Parallel.ForEachAsync(
            changes.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = ChangesAtATime },
            async (each, cancellation) =>
            {
                await copying.WaitAsync(cancellation);
                try
                {
                    tracks[each.Index] = await created.CopyAsync($"changes-{each.Index}");
                }
                finally
                {
                    copying.Release();
                }

                await using var track = tracks[each.Index];
                var name = $"{LifeNames.Changes}: {each.Item.Name}";
                if (await track.PrepareAsync(name, each.Item.After))
                {
                    await track.UpdateAsync(name, each.Item);
                }
            }
        );
        await created.DisposeAsync();
        _tracks.AddRange(tracks);
    }

    private async Task EndAsync(LifeTrack main, bool releases)
    {
        if (releases)
        {
            await main.UpdateAsync(LifeNames.Release, options.Release);
        }
        else if (_chosen.Contains(LifeNames.Release))
        {
            main.Skip(LifeNames.Release, "preflight.yaml lists no release (rehearsal.release)");
        }

        if (releases && _chosen.Contains(LifeNames.Rollback))
        {
            await main.UpdateAsync(LifeNames.Rollback);
        }
        else if (_chosen.Contains(LifeNames.Rollback))
        {
            main.Skip(LifeNames.Rollback, "nothing was released before");
        }

        if (_chosen.Contains(LifeNames.Destroy))
        {
            await main.DestroyAsync();
        }

        if (_chosen.Contains(LifeNames.Purge))
        {
            await main.PurgeAsync();
        }

        if (_chosen.Contains(LifeNames.CreateAgain))
        {
            await main.UpdateAsync(LifeNames.CreateAgain);
        }
    }

    /// <param name="from">The track to go on from; null for an Azure of its own.</param>
    private async Task<LifeTrack> StartAsync(string name, LifeTrack? from = null)
    {
        var track = from is null ? await LifeTrack.StartAsync(request, options, types, observer, name) : await from.CopyAsync(name);
        _tracks.Add(track);
        return track;
    }
}
