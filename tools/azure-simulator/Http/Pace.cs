namespace AzureSimulator.Http;

/// <summary>How the virtual clock moves while clients call over HTTP.</summary>
public abstract class Pace
{
    /// <summary>
    /// Polls move the clock by Retry-After, so that no operation takes real time.
    /// The answers ask clients to poll again at once.
    /// </summary>
    public static Pace OfPolls() => new PollPace();

    /// <summary>The clock follows real time.</summary>
    /// <param name="speed">Seconds of the virtual clock for each real second; greater than 0.</param>
    public static Pace OfRealTime(double speed, TimeProvider? time = null) => new RealPace(speed, time ?? TimeProvider.System);

    /// <summary>The owner of the clock moves it; answers have the true Retry-After.</summary>
    public static Pace OfOwner() => new OwnerPace();

    /// <summary>Before a request is carried out.</summary>
    internal abstract void Arrive(VirtualClock clock);

    /// <summary>After a request was carried out.</summary>
    /// <returns>How long the answer asks the client to wait; null for no such header.</returns>
    internal abstract TimeSpan? Answer(ArmRequest request, ArmResponse response, VirtualClock clock);
}
