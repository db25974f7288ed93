using App.Settings;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Readiness;

/// <summary>A start with wrong settings does not get this far; what is left to tell is settings that nobody reads.</summary>
internal sealed class ConfigurationCheck(UnknownSettings unknown) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            unknown.Names.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"nothing reads {string.Join(", ", unknown.Names)}")
        );
}
