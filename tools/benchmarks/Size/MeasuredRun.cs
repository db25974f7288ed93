using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CommandLine;

namespace Benchmarks.Size;

/// <summary>A preflight command that ran to its end.</summary>
/// <param name="Resources">As the command counted them.</param>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="Megabytes">The largest resident size of any one of its processes.</param>
internal sealed partial record MeasuredRun(int Resources, double Seconds, double Megabytes)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <exception cref="Failure">The command did not count resources; contains its output.</exception>
    public static async Task<MeasuredRun> OfAsync(string command, LargeStack stack, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Built("tools/preflight", "preflight.dll"), command, .. stack.Arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var end = FinishedProcess.EndOfAsync(process, cancellation);
        var largest = 0L;
        while (await Task.WhenAny(end, Task.Delay(Interval, cancellation)) != end)
            largest = Math.Max(largest, Tree(process.Id).Max(PeakBytes));
        var run = await end;
        watch.Stop();
        return Count().Match(run.Output) is { Success: true } match
            ? new(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), watch.Elapsed.TotalSeconds, largest / 1e6)
            : throw new Failure($"preflight {command} failed:\n{run.All}");
    }

    private static IEnumerable<int> Tree(int process)
    {
        // Each thread has its own list of the processes that it started.
        var children = Threads(process).SelectMany(thread => Read($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return children.Select(int.Parse).SelectMany(Tree).Prepend(process);
    }

    private static IReadOnlyList<string> Threads(int process)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{process}/task");
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static long PeakBytes(int process) =>
        Peak().Match(Read($"/proc/{process}/status")) is { Success: true } match
            ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * 1024
            : 0;

    /// <summary>Empty once the process has ended.</summary>
    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"^VmHWM:\s+(\d+) kB", RegexOptions.Multiline)]
    private static partial Regex Peak();

    [GeneratedRegex(@"^(?:dev: )?(\d+) resources", RegexOptions.Multiline)]
    private static partial Regex Count();
}
