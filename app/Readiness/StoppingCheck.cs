using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Readiness;

/// <summary>Red as soon as the process is asked to end, so that nobody new is sent to it.</summary>
internal sealed class StoppingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("stopping") : HealthCheckResult.Healthy()
        );
}
