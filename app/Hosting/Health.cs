using App.Grounding;
using App.Retrieval;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Hosting;

/// <summary>/healthz: the process answers. /readyz: it can answer questions, with what and in which version.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/readyz", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        var settings = context.RequestServices.GetRequiredService<AppSettings>();
        var index = await context.RequestServices.GetRequiredService<IRetriever>().StateAsync(context.RequestAborted);
        await context.Response.WriteAsJsonAsync(new
        {
            Status = report.Status == HealthStatus.Healthy ? "ready" : "not ready",
            settings.Mode,
            Index = new { index.Documents, index.Chunks, index.Version },
            Prompt = context.RequestServices.GetRequiredService<Prompt>().Version,
            Model = settings.Model?.ChatDeployment,
            settings.Version,
            settings.Commit,
        });
    }
}
