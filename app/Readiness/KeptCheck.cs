using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Readiness;

/// <summary>
/// A check with a time limit and a cached result: many probes cause one check. The report is public, so details of an exception go to the
/// log only.
/// </summary>
internal sealed class KeptCheck(IHealthCheck inner, string name, TimeProvider clock, ILogger<KeptCheck> log) : IHealthCheck
{
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private readonly Lock gate = new();
    private Task<HealthCheckResult>? result;
    private long startedAt;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (result is null || (result.IsCompleted && clock.GetElapsedTime(startedAt) >= Kept))
            {
                startedAt = clock.GetTimestamp();

                // Not the probe's token: a cancelled probe must not cancel the check for the others.
                result = Task.Run(() => RunAsync(context), CancellationToken.None);
            }

            return result.WaitAsync(cancellationToken);
        }
    }

    private async Task<HealthCheckResult> RunAsync(HealthCheckContext context)
    {
        using var limit = new CancellationTokenSource(Longest, clock);
        try
        {
            return await inner.CheckHealthAsync(context, limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"did not answer within {Longest.TotalSeconds:0} s");
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "The check of {Part} failed", name);
            return HealthCheckResult.Unhealthy("failed; see the log");
        }
    }
}
