using System.Diagnostics;
using Planning.Programs;
using Rehearsal.Time;

namespace Rehearsal.Programs;

/// <summary>
/// Knows when a program has nothing more to ask at the present virtual time: no thread of it runs, and no request or answer is on its way.
/// Where thread states are not known, no request for a short time.
/// </summary>
internal sealed class ProgramArrivals(Inbox inbox, Traffic traffic) : IArrivals, IDisposable
{
    /// <summary>Where thread states are not known, a program is quiet after this time without a request.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(15);

    /// <summary>Once the program is still, a call or an answer that never arrives holds it up for no longer.</summary>
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(20);

    /// <summary>The program is looked at less often the longer it works.</summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromMicroseconds(200);
    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(4);

    /// <summary>How long a program must be idle before its threads are read: longer than the pauses of .NET in a wait for a lock.</summary>
    private static readonly TimeSpan Still = TimeSpan.FromMilliseconds(1.3);

    private IReadOnlyList<ThreadStates>? _processes;
    private int _seen = -1;

    public ProgramProcess? Program { get; set; }

    /// <summary>Whether the end of the program was dealt with.</summary>
    public bool HasEnded { get; set; }

    public bool StartNext()
    {
        if (Program is null || HasEnded)
        {
            return false;
        }

        // The program has just started or received an answer, and may send its next request.
        if (inbox.Arrived == 0 || _seen != traffic.Version + inbox.Arrived)
        {
            WaitUntilQuiet();
            _seen = traffic.Version + inbox.Arrived;
        }

        var taken = inbox.TakeAll();
        foreach (var request in taken)
        {
            request();
        }

        return taken.Count > 0;
    }

    /// <summary>Needs no limit of its own: the end of the program arrives too, at the latest when its time is over.</summary>
    public bool Wait()
    {
        if (HasEnded)
        {
            return false;
        }

        inbox.Wait();
        return true;
    }

    public void Dispose()
    {
        foreach (var process in _processes ?? [])
        {
            process.Dispose();
        }
    }

    private void WaitUntilQuiet()
    {
        while (inbox.Arrived == 0)
        {
            inbox.Wait();
        }

        if (!ThreadStates.AreKnown)
        {
            for (var seen = -1; seen != inbox.Arrived; )
            {
                seen = inbox.Arrived;
                Thread.Sleep(Quiet);
            }

            return;
        }

        _processes ??= [.. ThreadStates.Tree(Program!.Id).Select(process => new ThreadStates(process))];
        var (start, moved, before) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp(), Now());
        while (true)
        {
            var waited = Stopwatch.GetElapsedTime(start) / 4;
            CpuClock.Pause(
                waited < ShortPause ? ShortPause
                : waited > LongPause ? LongPause
                : waited
            );
            var (now, passed) = (Now(), traffic.AtRest());
            if (now != before)
            {
                (moved, before) = (Stopwatch.GetTimestamp(), now);
                continue;
            }

            // Before and after the look at its threads: an answer in between may wake one that slept when the look came to it.
            var still = Stopwatch.GetElapsedTime(moved);
            if (
                still >= Still
                && (passed is not null || still > Lost)
                && !AnyRuns()
                && Now() == before
                && (traffic.AtRest() == passed || still > Lost)
            )
            {
                return;
            }
        }
    }

    private Motion Now() => new(_processes!.Sum(process => CpuClock.Of(process.Process)), inbox.Arrived, traffic.Version);

    private bool AnyRuns() => (Program!.HasEnded && inbox.IsEmpty) || _processes!.Any(process => process.AnyRuns());

    /// <summary>What shows cheaply that the program does something.</summary>
    private readonly record struct Motion(long Time, int Arrived, int Answered);
}
