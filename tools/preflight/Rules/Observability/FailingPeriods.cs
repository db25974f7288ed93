using System.Globalization;

namespace Preflight.Rules;

/// <summary>How many of the last evaluations must fail.</summary>
internal static class FailingPeriods
{
    private const int Most = 6;

    /// <returns>Null if the two numbers fit, or if one is not known.</returns>
    public static string? Wrong(string? least, string? periods)
    {
        if (
            !int.TryParse(least, CultureInfo.InvariantCulture, out var failing)
            || !int.TryParse(periods, CultureInfo.InvariantCulture, out var all)
        )
        {
            return null;
        }

        return all is < 1 or > Most ? $"numberOfEvaluationPeriods is {all}; use 1 to {Most}"
            : failing < 1 ? $"minFailingPeriodsToAlert is {failing}; use at least 1"
            : failing > all ? $"minFailingPeriodsToAlert is {failing}, more than numberOfEvaluationPeriods, which is {all}"
            : null;
    }
}
