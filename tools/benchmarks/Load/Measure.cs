using System.Diagnostics;
using Benchmarks.Processes;

namespace Benchmarks.Load;

/// <summary>The result of one load run. CPU in milliseconds for each answer and memory in megabytes, where a process was named.</summary>
internal sealed record Measure(
    double PerSecond,
    double FirstWord50,
    double FirstWord99,
    double Whole50,
    double Whole99,
    double? Cpu,
    double? Megabytes
)
{
    /// <summary>
    /// So many streams, each asking again as soon as it is answered. Their starts are spread over one answer, as real users' are:
    /// all at once would measure a queue.
    /// </summary>
    public static async Task<Measure> TakeAsync(Target target, int streams, TimeSpan time, CancellationToken cancellation)
    {
        using var open = new Connections(
            await Task.WhenAll(Enumerable.Range(0, streams).Select(_ => Connection.OpenAsync(target, cancellation)))
        );
        var first = await Task.WhenAll(open.All.Select(connection => connection.AskAsync(cancellation)));
        var spread = first.Max(timing => timing.Whole) / streams;

        var before = target.Process is { } process ? Usage.Of(process) : null;
        var runs = open
            .All.Select((connection, place) => RunAsync(connection, TimeSpan.FromMilliseconds(spread * place), time, cancellation))
            .ToArray();
        var peak = await PeakAsync(target.Process, Task.WhenAll(runs), cancellation);
        var after = target.Process is { } same ? Usage.Of(same) : null;

        var results = await Task.WhenAll(runs);
        var timings = results.SelectMany(run => run.Timings).ToArray();
        var firsts = timings.Select(timing => timing.FirstWord).Order().ToArray();
        var wholes = timings.Select(timing => timing.Whole).Order().ToArray();
        return new Measure(
            // Answers of one stream over the time they took: an answer that the clock cuts off counts neither way.
            results.Sum(run => run.Timings.Count / run.Seconds),
            Quantile.Of(firsts, 0.5),
            Quantile.Of(firsts, 0.99),
            Quantile.Of(wholes, 0.5),
            Quantile.Of(wholes, 0.99),
            (after?.CpuSeconds - before?.CpuSeconds) * 1_000 / timings.Length,
            target.Process is null ? null : peak / 1e6
        );
    }

    private static async Task<(List<Timing> Timings, double Seconds)> RunAsync(
        Connection connection,
        TimeSpan delay,
        TimeSpan time,
        CancellationToken cancellation
    )
    {
        await Task.Delay(delay, cancellation);
        var timings = new List<Timing>();
        var start = Stopwatch.GetTimestamp();
        do timings.Add(await connection.AskAsync(cancellation));
        while (Stopwatch.GetElapsedTime(start) < time);
        return (timings, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task<long> PeakAsync(int? process, Task until, CancellationToken cancellation)
    {
        long peak = 0;
        do
        {
            if (process is { } id)
                peak = Math.Max(peak, Usage.Of(id).ResidentBytes);
            await Task.WhenAny(until, Task.Delay(200, cancellation));
        } while (!until.IsCompleted);
        await until;
        return peak;
    }

    private sealed record Connections(Connection[] All) : IDisposable
    {
        public void Dispose() => Array.ForEach(All, connection => connection.Dispose());
    }
}
