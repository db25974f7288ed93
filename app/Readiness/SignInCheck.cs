using App.Identity;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Readiness;

/// <summary>Where sign-in is required: checks that App Service enforces it. Otherwise every question would be rejected.</summary>
internal sealed class SignInCheck(SignInSettings signIn) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            signIn.IsVouchedFor
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy(
                    "Identity:SignIn is AppService, but App Service authentication is off (WEBSITE_AUTH_ENABLED is not true)"
                )
        );
}
