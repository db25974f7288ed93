using System.Runtime.InteropServices;

namespace Rehearsal.Programs;

/// <summary>Linux's clocks of processes, and pauses shorter than a millisecond, which .NET does not have.</summary>
internal static class CpuClock
{
    /// <summary>
    /// How long the threads of a process have run, in nanoseconds; 0 if it is not known. A thread that runs at this moment may count later,
    /// so that an unchanged value proves nothing; a changed one does.
    /// </summary>
    public static long Of(int process) => Read((~process << 3) | 2);

    public static void Pause(TimeSpan time) =>
        _ = Sleep(new Time { Seconds = (nint)time.TotalSeconds, Nanoseconds = (nint)(time.Ticks % TimeSpan.TicksPerSecond * 100) }, 0);

    private static long Read(int clock) => GetTime(clock, out var time) == 0 ? (time.Seconds * 1_000_000_000) + time.Nanoseconds : 0;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int GetTime(int clock, out Time time);

    [DllImport("libc", EntryPoint = "nanosleep")]
    private static extern int Sleep(in Time time, nint remaining);

    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
