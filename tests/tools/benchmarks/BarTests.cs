using Benchmarks.Load;
using Benchmarks.Streaming;

namespace Benchmarks.Tests;

public sealed class BarTests
{
    [Fact]
    public void Ratios_are_taken_within_a_round_and_the_median_round_counts()
    {
        var rounds = new Rounds(new Workload(TimeSpan.Zero, 32));
        foreach (var (app, node) in new[] { (1_000.0, 100.0), (60.0, 10.0), (500.0, 100.0) })
            rounds.Add(Round(app, node));

        Assert.Equal(6, rounds.Compare("app", "node", (one, other) => one.PerSecond / other.PerSecond));
        Assert.Equal(500, rounds.Median("app", measure => measure.PerSecond));
        Assert.Null(rounds.Median("direct", measure => measure.Cpu));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(4.99, false)]
    public void The_bar_requires_five_times_the_throughput_of_the_peer(double times, bool reached)
    {
        var rounds = new Rounds(new Workload(TimeSpan.Zero, 32));
        rounds.Add(Round(times * 100, 100));

        Assert.Equal(reached, Bar.Of([rounds]).First().Reached);
    }

    [Fact]
    public void Each_promise_is_checked()
    {
        var paced = new Rounds(new Workload(TimeSpan.FromMilliseconds(5), 128));
        paced.Add(Round(995, 100));
        var unpaced = new Rounds(new Workload(TimeSpan.Zero, 128));
        unpaced.Add(Round(500, 100));

        var bars = Bar.Of([paced, unpaced]).ToList();

        Assert.Equal([0.995, 0.4, 2, 180, 5, 0.25, 180], bars.Select(bar => bar.Limit));
        Assert.Equal([0.995, 2, 2, 150, 5, 0.2, 150], bars.Select(bar => Math.Round(bar.Measured, 3)));
        Assert.Equal([true, false, true, true, true, true, true], bars.Select(bar => bar.Reached));
    }

    private static Dictionary<string, Measure> Round(double app, double node) =>
        new()
        {
            ["direct"] = new Measure(1_000, 1, 1, 1, 1, null, null),
            ["app"] = new Measure(app, 3, 3, 3, 3, 1, 150),
            ["node"] = new Measure(node, 9, 9, 9, 9, 5, 150),
        };
}
