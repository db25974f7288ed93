namespace App.LanguageModel;

/// <summary>Until when each endpoint is skipped.</summary>
internal sealed class Cooldowns(int endpoints, TimeProvider clock)
{
    private readonly DateTimeOffset[] until = new DateTimeOffset[endpoints];
    private readonly Lock gate = new();

    public TimeSpan Shortest => Enumerable.Range(0, endpoints).Min(Of);

    /// <summary>The header has whole seconds, and the endpoint that answered last is not always the first to become available.</summary>
    public TimeSpan SecondsUntilOneIsFree => TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(Shortest.TotalSeconds)));

    public TimeSpan Of(int endpoint)
    {
        lock (gate)
        {
            var left = until[endpoint] - clock.GetUtcNow();
            return left < TimeSpan.Zero ? TimeSpan.Zero : left;
        }
    }

    public bool IsAnyFree(int from) => Enumerable.Range(from, endpoints - from).Any(endpoint => Of(endpoint) == TimeSpan.Zero);

    public void Start(int endpoint, TimeSpan time)
    {
        lock (gate)
        {
            until[endpoint] = clock.GetUtcNow() + time;
        }
    }
}
