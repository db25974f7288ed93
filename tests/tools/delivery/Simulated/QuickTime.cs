using AzureSimulator;

namespace Delivery.Tests.Simulated;

/// <summary>The clock of a simulated Azure, for its clients: each wait ends at once and moves the clock by its duration.</summary>
internal sealed class QuickTime(VirtualClock clock) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
            {
                return [.. _waits];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return clock.Now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            lock (_lock)
            {
                clock.Advance(dueTime);
                _waits.Add(dueTime);
            }
        }

        return TimeProvider.System.CreateTimer(
            callback,
            state,
            dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero,
            Timeout.InfiniteTimeSpan
        );
    }
}
