using System.Collections.Concurrent;

namespace App.Tests.Ingestion;

/// <summary>A clock that advances as soon as a delay is awaited.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    private long passed;

    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref passed));

    public void Pass(TimeSpan time) => Interlocked.Add(ref passed, time.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Waits.Enqueue(dueTime);
            Pass(dueTime);
        }

        return System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }
}
