namespace App.Limits;

/// <summary>A token bucket. An answer that costs more than its reservation can make it negative; it refills over time.</summary>
internal sealed class TokenBucket
{
    private readonly double capacity;
    private readonly TimeSpan period;
    private double left;
    private DateTimeOffset at;

    /// <param name="capacity">Tokens in a full bucket, and tokens added during <paramref name="period"/>.</param>
    public TokenBucket(double capacity, TimeSpan period, DateTimeOffset now)
    {
        (this.capacity, this.period) = (capacity, period);
        (left, at) = (capacity, now);
    }

    public double Left(DateTimeOffset now)
    {
        if (now > at)
        {
            left = Math.Min(capacity, left + ((now - at) / period * capacity));
            at = now;
        }

        return left;
    }

    public bool IsFull(DateTimeOffset now) => Left(now) >= capacity;

    /// <summary>The time until so many tokens are available, at most until the bucket is full.</summary>
    public TimeSpan WaitFor(double tokens, DateTimeOffset now)
    {
        var missing = Math.Min(tokens, capacity) - Left(now);
        return missing > 0 ? missing / capacity * period : TimeSpan.Zero;
    }

    public void Take(double tokens, DateTimeOffset now) => left = Left(now) - tokens;

    public void GiveBack(double tokens, DateTimeOffset now) => left = Math.Min(capacity, Left(now) + tokens);
}
