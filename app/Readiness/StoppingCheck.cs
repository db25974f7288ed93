using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Readiness;

/// <summary>Unhealthy as soon as the process stops, so that it gets no new requests.</summary>
internal sealed class StoppingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("stopping") : HealthCheckResult.Healthy()
        );
}
