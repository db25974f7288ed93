using System.Globalization;

namespace App.LanguageModel;

/// <summary>The delay that an endpoint asks for.</summary>
internal static class RetryAfter
{
    /// <summary>Without a header.</summary>
    private static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(1);

    /// <summary>`retry-after-ms` is more precise and wins; `Retry-After` has seconds or a date.</summary>
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
