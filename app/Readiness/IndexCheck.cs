using App.Retrieval;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Readiness;

/// <summary>Checks that the index has documents.</summary>
internal sealed class IndexCheck(IRetriever retriever) : IHealthCheck
{
    public const string State = "state";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var state = await retriever.StateAsync(cancellationToken);
            var data = new Dictionary<string, object> { [State] = state };
            return state.Documents > 0
                ? HealthCheckResult.Healthy(data: data)
                : HealthCheckResult.Unhealthy("the index has no documents; run an ingestion", data: data);
        }
        catch (RetrievalException problem)
        {
            return HealthCheckResult.Unhealthy("the index cannot be searched; see the log", problem);
        }
    }
}
