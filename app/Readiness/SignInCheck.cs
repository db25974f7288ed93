using App.Identity;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Readiness;

/// <summary>Where people must sign in, whether the platform sees to it. Otherwise everybody would be turned away.</summary>
internal sealed class SignInCheck(SignInSettings signIn) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            signIn.IsVouchedFor
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy(
                    "Identity:SignIn is AppService, and App Service's sign-in is off: WEBSITE_AUTH_ENABLED is not true"
                )
        );
}
