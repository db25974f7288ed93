using System.Diagnostics;
using Planning.Programs;
using Rehearsal.Time;

namespace Rehearsal.Programs;

/// <summary>
/// Knows when a program has nothing more to ask at the present virtual time: no thread of it runs, and no request or answer is on its way.
/// Where thread states are not known, no request for a short time.
/// </summary>
internal sealed class ProgramArrivals(Inbox inbox, Traffic traffic, TimeSpan timeout) : IArrivals
{
    /// <summary>Where thread states are not known, a program is quiet after this time without a request.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(15);

    /// <summary>Threads of this process that stay busy with other work do not hold the rehearsal up for longer.</summary>
    private static readonly TimeSpan LongestOwn = TimeSpan.FromMilliseconds(500);

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

        // The program starts, or was told something, and may ask.
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

    public bool Wait() => inbox.Wait(timeout);

    private void WaitUntilQuiet()
    {
        while (inbox.Arrived == 0)
        {
            if (!inbox.Wait(timeout))
            {
                return;
            }
        }

        if (!ThreadStates.AreKnown)
        {
            for (var before = -1; before != inbox.Arrived; )
            {
                before = inbox.Arrived;
                Thread.Sleep(Quiet);
            }

            return;
        }

        _processes ??= [.. ThreadStates.Tree(Program!.Id).Select(process => new ThreadStates(process))];
        var own = new ThreadStates(Environment.ProcessId, CurrentThread.Id);
        var start = Stopwatch.GetTimestamp();
        (long? Switches, int Arrived, int Version) last = (null, 0, 0);
        while (true)
        {
            var now = (Switches(own, start), inbox.Arrived, traffic.Version);
            if (now.Item1 is not null && now == last)
            {
                return;
            }

            last = now;
            if (now.Item1 is null)
            {
                // A program that works for long is looked at less often.
                Thread.Sleep(TimeSpan.FromMicroseconds(Math.Clamp(Stopwatch.GetElapsedTime(start).TotalMicroseconds / 8, 200, 4000)));
            }
        }
    }

    /// <returns>Null if something runs or is on its way.</returns>
    private long? Switches(ThreadStates own, long start)
    {
        if (
            traffic.UnderWay > 0
            || (Program!.HasEnded && inbox.IsEmpty)
            || _processes!.Any(process => process.AnyRuns())
            || _processes!.Select(process => process.Switches()).Aggregate((long?)0, (sum, each) => sum + each) is not { } switches
        )
        {
            return null;
        }

        return Stopwatch.GetElapsedTime(start) < LongestOwn ? switches + own.Switches() : switches;
    }
}
