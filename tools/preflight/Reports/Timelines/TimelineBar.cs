using Rehearsal.Records;

namespace Preflight.Reports.Timelines;

/// <summary>What one attempt did to a resource.</summary>
/// <param name="IsCritical">Whether it decided how long the attempt took.</param>
public sealed record TimelineBar(StepRecord Step, bool IsCritical)
{
    /// <summary>The bar in words.</summary>
    /// <param name="origin">The start of the timeline.</param>
    public string Words(DateTimeOffset origin)
    {
        var parts = new List<string>
        {
            $"{Step.Operation.ToString().ToLowerInvariant()} in {SimulatedTime.Short(Step.Duration)}, "
                + $"from {SimulatedTime.Short(Step.Start - origin)} to {SimulatedTime.Short(Step.End - origin)}",
            $"{Step.Calls} {(Step.Calls == 1 ? "call" : "calls")}",
        };
        if (Step.Start - Step.Asked >= TimeSpan.FromSeconds(1))
        {
            parts.Add($"waited {SimulatedTime.Short(Step.Start - Step.Asked)} for a free slot");
        }

        parts.AddRange(
            Step.Retries.GroupBy(retry => (retry.Code, retry.Status))
                .Select(same =>
                    $"retried {(same.Count() == 1 ? "" : $"{same.Count()} times ")}after {same.Key.Status} {same.Key.Code}".TrimEnd()
                )
        );
        if (Step.Failure is { } failure)
        {
            parts.Add($"failed: {failure.Code}");
        }

        return string.Join("; ", parts);
    }
}
