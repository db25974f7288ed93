using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace App.Tests;

/// <summary>A clock that stops during a delay until the test reads the delay.</summary>
internal sealed class WaitedClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();
    private TimeSpan waited;

    /// <summary>Ends the current delay and returns the next one.</summary>
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
