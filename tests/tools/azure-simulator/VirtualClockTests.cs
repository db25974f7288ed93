namespace AzureSimulator.Tests;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Time_passes_only_when_the_clock_is_moved()
    {
        var clock = new VirtualClock(Start);
        var before = clock.GetTimestamp();

        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(Start.AddMinutes(10), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(10), clock.GetElapsedTime(before));
    }

    [Fact]
    public void The_clock_refuses_to_go_back()
    {
        var clock = new VirtualClock(Start);

        Assert.Throws<ArgumentOutOfRangeException>(() => clock.AdvanceTo(Start.AddSeconds(-1)));
    }
}
