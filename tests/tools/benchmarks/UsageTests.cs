using Benchmarks.Load;
using Benchmarks.Processes;

namespace Benchmarks.Tests;

public sealed class UsageTests
{
    [Fact]
    public void The_usage_of_a_process_is_read_from_Linux()
    {
        var before = Usage.Of(Environment.ProcessId);
        var held = Enumerable.Range(0, 64).Select(_ => File.OpenRead("/dev/null")).ToList();
        var after = Usage.Of(Environment.ProcessId);
        held.ForEach(file => file.Dispose());

        Assert.InRange(before.ResidentBytes, 10_000_000, 10_000_000_000);
        Assert.InRange(before.Threads, 2, 1_000);
        Assert.InRange(after.Handles, 64, 100_000);
        Assert.True(after.CpuSeconds >= before.CpuSeconds && after.CpuSeconds > 0);
    }

    [Fact]
    public async Task The_live_heap_of_a_process_is_read_from_the_runtime()
    {
        var kept = new byte[50_000_000];
        var bytes = await LiveHeap.BytesAsync(Environment.ProcessId, default);
        GC.KeepAlive(kept);

        Assert.InRange(bytes, 50_000_000, 10_000_000_000);
    }

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0.99, 4)]
    [InlineData(0.25, 1)]
    public void A_percentile_is_a_value_that_was_measured(double share, double value) =>
        Assert.Equal(value, Quantile.Of([1, 2, 3, 4], share));
}
