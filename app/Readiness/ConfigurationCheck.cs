using App.Settings;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Readiness;

/// <summary>Reports settings that the app does not read. Wrong values fail the start already.</summary>
internal sealed class ConfigurationCheck(UnknownSettings unknown) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            unknown.Names.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"the app does not read {string.Join(", ", unknown.Names)}")
        );
}
