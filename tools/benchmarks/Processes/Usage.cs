using System.Globalization;

namespace Benchmarks.Processes;

/// <summary>Usage of a process as reported by Linux: CPU seconds, resident bytes, open handles, threads.</summary>
internal sealed record Usage(double CpuSeconds, long ResidentBytes, int Handles, int Threads)
{
    // The unit of /proc/PID/stat, whatever the kernel's own tick is.
    private const double TicksPerSecond = 100;

    public static Usage Of(int process)
    {
        // The name before the last bracket may hold anything; user and system time are fields 14 and 15.
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var status = File.ReadAllLines($"/proc/{process}/status");
        return new Usage(
            (Number(fields[11]) + Number(fields[12])) / TicksPerSecond,
            Number(Line("VmRSS:").Split(' ')[0]) * 1024,
            Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Count(),
            (int)Number(Line("Threads:"))
        );

        string Line(string name) => status.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Trim();
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
