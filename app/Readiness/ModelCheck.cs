using App.LanguageModel;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Readiness;

/// <summary>Whether the app would be let in by its model: it has a token, and was not refused a moment ago. No model is called.</summary>
internal sealed class ModelCheck(ModelSettings settings, ModelTraffic traffic, TokenCredential credential) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (traffic.IsDenied)
        {
            return HealthCheckResult.Unhealthy(
                "an endpoint refused the app; give its identity the role 'Cognitive Services OpenAI User' on the account"
            );
        }

        try
        {
            await credential.GetTokenAsync(new TokenRequestContext([settings.TokenScope]), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (AuthenticationFailedException problem)
        {
            return HealthCheckResult.Unhealthy(
                "the app gets no token; AZURE_CLIENT_ID must name the identity that is assigned to it",
                problem
            );
        }
    }
}
