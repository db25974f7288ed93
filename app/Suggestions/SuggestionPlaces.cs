using System.Threading.RateLimiting;

namespace App.Suggestions;

/// <summary>Limits the requests for suggestions in progress, so that their searches leave the index and the model to questions.</summary>
internal sealed class SuggestionPlaces : IDisposable
{
    /// <summary>Each searches one question at a time.</summary>
    public const int Most = 4;

    private readonly ConcurrencyLimiter places = new(new() { PermitLimit = Most });

    /// <summary>A place to dispose; not acquired if all are taken.</summary>
    public RateLimitLease Take() => places.AttemptAcquire();

    public void Dispose() => places.Dispose();
}
