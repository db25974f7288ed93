namespace App.Limits;

/// <summary>The tokens that each caller has left. They are reserved before a model call and settled with the usage it reports.</summary>
internal sealed class TokenBudget(LimitSettings limits, TimeProvider clock)
{
    /// <summary>The largest number of callers in memory. Full buckets are removed first.</summary>
    public const int MaximumCallers = 20_000;
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, TokenBucket[]> callers = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private DateTimeOffset cleaned = clock.GetUtcNow();

    public int Callers
    {
        get
        {
            lock (gate)
                return callers.Count;
        }
    }

    /// <summary>Takes the tokens and returns zero; or takes nothing and returns the time to wait.</summary>
    public TimeSpan Reserve(string caller, int tokens)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var buckets = BucketsOf(caller, now);
            var wait = buckets.Select(bucket => bucket.WaitFor(tokens, now)).DefaultIfEmpty().Max();
            if (wait == TimeSpan.Zero)
                foreach (var bucket in buckets)
                    bucket.Take(tokens, now);
            return wait;
        }
    }

    /// <summary>Returns unused reserved tokens, or takes the tokens used beyond the reservation.</summary>
    public void Settle(string caller, int reserved, long used)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            foreach (var bucket in BucketsOf(caller, now))
                bucket.GiveBack(reserved - used, now);
        }
    }

    private TokenBucket[] BucketsOf(string caller, DateTimeOffset now)
    {
        if (now - cleaned >= BetweenCleanings || callers.Count >= MaximumCallers)
            Clean(now);
        if (callers.TryGetValue(caller, out var buckets))
            return buckets;

        return callers[caller] = [
            .. New(limits.TokensPerMinute, TimeSpan.FromMinutes(1)),
            .. New(limits.TokensPerDay, TimeSpan.FromDays(1)),
        ];

        IEnumerable<TokenBucket> New(int tokens, TimeSpan period) => tokens > 0 ? [new TokenBucket(tokens, period, now)] : [];
    }

    // A caller can use many IP addresses: at the limit, the callers with the lowest usage are removed first.
    private void Clean(DateTimeOffset now)
    {
        cleaned = now;
        foreach (var (caller, buckets) in callers)
            if (buckets.All(bucket => bucket.IsFull(now)))
                callers.Remove(caller);
        if (callers.Count < MaximumCallers)
            return;
        var lightest = callers.OrderByDescending(each => each.Value.Min(bucket => bucket.Left(now))).Take(MaximumCallers / 10);
        foreach (var (caller, _) in lightest.ToArray())
            callers.Remove(caller);
    }
}
