using System.Diagnostics;
using Planning.Programs;
using Rehearsal.Time;

namespace Rehearsal.Programs;

/// <summary>
/// Knows when a program has nothing more to ask at the present virtual time: no thread of it runs, and no request or answer is on its way.
/// Where thread states are not known, no request for a short time.
/// </summary>
internal sealed class ProgramArrivals(Inbox inbox, Traffic traffic, TimeSpan timeout) : IArrivals, IDisposable
{
    /// <summary>Where thread states are not known, a program is quiet after this time without a request.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(15);

    /// <summary>Once the program is still, threads of this process that stay busy with other work hold it up for no longer.</summary>
    private static readonly TimeSpan LongestOwn = TimeSpan.FromMilliseconds(500);

    /// <summary>A program that works for long is looked at less often.</summary>
    private const int Short = 100;

    private static readonly TimeSpan ShortPause = TimeSpan.FromMicroseconds(150);
    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(2);

    /// <summary>Between two looks at sleeping threads: longer than .NET lets a thread sleep that waits for a lock.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(1.3);

    /// <summary>The threads of this process that carry requests and answers.</summary>
    private readonly ThreadStates _own = new(Environment.ProcessId, ".NET TP Worker", ".NET Sockets");

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

    public void Dispose()
    {
        _own.Dispose();
        foreach (var process in _processes ?? [])
        {
            process.Dispose();
        }
    }

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
        var (moved, still, looks) = (Stopwatch.GetTimestamp(), (Motion?)null, 0);
        long? switches = null;
        while (true)
        {
            var now = new Motion(_processes.Sum(process => CpuClock.Of(process.Process)), inbox.Arrived, traffic.Version);
            if (now != still || traffic.UnderWay > 0)
            {
                (moved, still, switches) = (Stopwatch.GetTimestamp(), now, null);
                CpuClock.Pause(looks++ < Short ? ShortPause : LongPause);
                continue;
            }

            var before = switches;
            switches = Switches(Stopwatch.GetElapsedTime(moved) < LongestOwn);
            if (switches is not null && switches == before)
            {
                return;
            }

            CpuClock.Pause(
                switches is not null ? Apart
                : looks++ < Short ? ShortPause
                : LongPause
            );
        }
    }

    /// <returns>Null if something runs or is on its way.</returns>
    private long? Switches(bool withOwn)
    {
        if (Program!.HasEnded && inbox.IsEmpty)
        {
            return null;
        }

        var sum = withOwn ? _own.Switches(CurrentThread.Id) : 0;
        foreach (var process in _processes!)
        {
            sum += sum is null ? null : process.Switches();
        }

        return sum;
    }

    /// <summary>What shows cheaply that the program does something.</summary>
    private readonly record struct Motion(long Time, int Arrived, int Answered);
}
