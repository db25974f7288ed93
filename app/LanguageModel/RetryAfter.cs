using System.Globalization;

namespace App.LanguageModel;

/// <summary>How long an endpoint asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>Where it does not say.</summary>
    private static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(1);

    /// <summary>`retry-after-ms` is finer, and comes first; `Retry-After` holds seconds or a date.</summary>
    public static TimeSpan Of(HttpResponseMessage response, TimeProvider clock)
    {
        if (
            response.Headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= 0 and < 1e9
        )
            return TimeSpan.FromMilliseconds(milliseconds);

        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => Unsaid,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
