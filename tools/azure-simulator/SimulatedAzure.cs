namespace AzureSimulator;

/// <summary>
/// An Azure with one subscription, in memory. Calls are answered at once in the order in which they come; time passes only when the clock is
/// moved. Not safe for threads.
/// </summary>
public sealed class SimulatedAzure(SimulatorOptions options)
{
    private readonly List<Exchange> _log = [];

    public SimulatorOptions Options { get; } = options;

    public VirtualClock Clock { get; } = new(options.Start);

    /// <summary>Every call so far.</summary>
    public IReadOnlyList<Exchange> Log => _log;

    /// <summary>When the next operation ends or the next state changes; null if nothing is due.</summary>
    public DateTimeOffset? NextChange => null;

    public ArmResponse Send(ArmRequest request)
    {
        var response = ArmResponse.Failure(501, "NotImplemented", $"{request.Method} {request.Path} is not simulated.");
        _log.Add(new Exchange(Clock.Now, request, response, null));
        return response;
    }
}
