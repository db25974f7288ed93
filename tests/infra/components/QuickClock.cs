namespace Infra.Tests;

/// <summary>A clock that completes each wait immediately and advances by its duration.</summary>
internal sealed class QuickClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _now = start;

    public QuickClock()
        : this(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero)) { }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var waits = dueTime != Timeout.InfiniteTimeSpan;
        if (waits)
        {
            lock (_lock)
            {
                _now += dueTime;
            }
        }

        return System.CreateTimer(callback, state, waits ? TimeSpan.Zero : dueTime, Timeout.InfiniteTimeSpan);
    }
}
