using AzureSimulator;
using Rehearsal.Time;

namespace Rehearsal.Tests;

public sealed class VirtualSchedulerTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Hours_pass_without_real_time()
    {
        var clock = new VirtualClock(Start);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var scheduler = new VirtualScheduler(clock);
        scheduler.Run(() => scheduler.DelayAsync(TimeSpan.FromHours(48), ""));

        Assert.Equal(Start.AddHours(48), clock.Now);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Work_is_done_in_the_order_of_time_and_then_of_keys()
    {
        var scheduler = new VirtualScheduler(new VirtualClock(Start));
        var done = new List<string>();

        scheduler.Run(() => Task.WhenAll(WorkAsync(2, "a"), WorkAsync(1, "c"), WorkAsync(1, "b"), WorkAsync(2, "B")));

        Assert.Equal(["b", "c", "B", "a"], done);

        async Task WorkAsync(int seconds, string key)
        {
            await scheduler.DelayAsync(TimeSpan.FromSeconds(seconds), key);
            done.Add(key);
        }
    }

    [Fact]
    public void A_failure_of_the_work_is_thrown()
    {
        var scheduler = new VirtualScheduler(new VirtualClock(Start));

        Assert.Throws<InvalidDataException>(() =>
            scheduler.Run(async () =>
            {
                await scheduler.DelayAsync(TimeSpan.FromSeconds(1), "");
                throw new InvalidDataException();
            })
        );
    }

    [Fact]
    public void Work_that_waits_for_nothing_is_reported()
    {
        var scheduler = new VirtualScheduler(new VirtualClock(Start));

        Assert.Throws<InvalidOperationException>(() => scheduler.Run(() => new TaskCompletionSource().Task));
    }

    [Fact]
    public void Requests_of_one_time_are_taken_in_the_order_of_their_keys()
    {
        var (inbox, taken) = (new Inbox(), new List<string>());
        foreach (var key in new[] { "2", "10", "1" })
        {
            inbox.Add(key, () => taken.Add(key));
        }

        foreach (var start in inbox.TakeAll())
        {
            start();
        }

        Assert.Equal(["1", "10", "2"], taken);
        Assert.True(inbox.IsEmpty);
    }
}
