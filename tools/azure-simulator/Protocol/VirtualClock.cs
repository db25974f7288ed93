namespace AzureSimulator;

/// <summary>A clock that only its owner moves. Not safe for threads.</summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.UtcTicks;

    public void Advance(TimeSpan by) => AdvanceTo(Now + by);

    /// <exception cref="ArgumentOutOfRangeException">The time lies in the past.</exception>
    public void AdvanceTo(DateTimeOffset time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, Now);
        Now = time;
    }
}
