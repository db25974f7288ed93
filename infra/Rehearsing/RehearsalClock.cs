using System.Globalization;

namespace Infra.Rehearsing;

/// <summary>The clock of a rehearsal: it stands at the simulator's time, and a wait ends when that time has come.</summary>
/// <param name="simulator">Knows the simulator's address and has no time limit of its own.</param>
internal sealed class RehearsalClock(HttpClient simulator) : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        using var response = simulator.Send(new HttpRequestMessage(HttpMethod.Get, "clock")).EnsureSuccessStatusCode();
        return DateTimeOffset.Parse(new StreamReader(response.Content.ReadAsStream()).ReadToEnd(), CultureInfo.InvariantCulture);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(period, Timeout.InfiniteTimeSpan);
        var wait = new Wait();
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _ = CallAsync(GetUtcNow() + dueTime, () => callback(state), wait.Token);
        }

        return wait;
    }

    private async Task CallAsync(DateTimeOffset time, Action callback, CancellationToken cancellation)
    {
        try
        {
            using var _ = await simulator.GetAsync($"clock/until?utc={Uri.EscapeDataString($"{time.ToUniversalTime():O}")}", cancellation);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            // Without its simulator, the program fails at its next request; a wait that never ends would hide that.
        }

        if (!cancellation.IsCancellationRequested)
        {
            callback();
        }
    }

    private sealed class Wait : CancellationTokenSource, ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("a wait of a rehearsal cannot change");

        public ValueTask DisposeAsync() => new(CancelAsync());

        protected override void Dispose(bool disposing) => Cancel();
    }
}
