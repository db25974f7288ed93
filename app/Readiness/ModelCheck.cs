using App.LanguageModel;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Readiness;

/// <summary>Checks that the app gets a token for its model and was not denied a moment ago. It makes no model call.</summary>
internal sealed class ModelCheck(ModelSettings settings, ModelTraffic traffic, TokenCredential? credential = null) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (traffic.IsDenied)
        {
            return HealthCheckResult.Unhealthy(
                settings.TokenScope is null
                    ? "the endpoint denied access; set OpenAICompatible__ApiKey to a key that it accepts"
                    : "an endpoint denied access; assign the role 'Cognitive Services OpenAI User' on the account to the app's identity"
            );
        }

        if (credential is null || settings.TokenScope is not { } scope)
            return HealthCheckResult.Healthy();

        try
        {
            await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (AuthenticationFailedException problem)
        {
            return HealthCheckResult.Unhealthy(
                "the app gets no token; set AZURE_CLIENT_ID to the client id of its managed identity",
                problem
            );
        }
    }
}
