using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace App.Tests;

/// <summary>Time that stands still while somebody waits, until the wait is asked about.</summary>
internal sealed class WaitedClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();
    private TimeSpan waited;

    /// <summary>Ends the wait that was told last, and tells the next one.</summary>
    public async Task<TimeSpan> NextAsync()
    {
        Advance(waited);
        return waited = await waits.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        waits.Writer.TryWrite(dueTime);
        return timer;
    }
}
