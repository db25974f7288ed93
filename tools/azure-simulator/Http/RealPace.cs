namespace AzureSimulator.Http;

/// <summary>The clock follows real time, at a speed.</summary>
internal sealed class RealPace : Pace
{
    private readonly double _speed;
    private readonly TimeProvider _time;
    private readonly long _begin;
    private DateTimeOffset? _start;

    public RealPace(double speed, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        (_speed, _time, _begin) = (speed, time, time.GetTimestamp());
    }

    internal override void Arrive(VirtualClock clock)
    {
        _start ??= clock.Now;
        var now = _start.Value + _time.GetElapsedTime(_begin) * _speed;
        if (now > clock.Now)
        {
            clock.AdvanceTo(now);
        }
    }

    internal override TimeSpan? Answer(ArmRequest request, ArmResponse response, VirtualClock clock) => response.RetryAfter / _speed;
}
