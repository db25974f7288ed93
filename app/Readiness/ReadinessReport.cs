using App.Chat;
using App.Grounding;
using App.LanguageModel;
using App.Retrieval;
using App.Settings;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Readiness;

/// <summary>The body of /readyz: the versions that answer, and the state of each part. It is public.</summary>
internal static class ReadinessReport
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var services = context.RequestServices;
        var release = services.GetRequiredService<ReleaseSettings>();
        var index = report.Entries[HealthProbes.Index].Data.GetValueOrDefault(IndexCheck.State) as IndexState;
        return context.Response.WriteAsJsonAsync(
            new
            {
                Status = report.Status == HealthStatus.Unhealthy ? "not ready" : "ready",
                services.GetRequiredService<ChatSettings>().Mode,
                Index = index is null
                    ? null
                    : new
                    {
                        index.Documents,
                        index.Chunks,
                        index.Version,
                        index.IndexedAt,
                        index.FilledBy,
                    },
                Prompt = services.GetRequiredService<Prompt>().Version,
                Model = services.GetService<ModelSettings>()?.ChatDeployment,
                release.Version,
                release.Commit,
                release.Slot,
                Parts = report.Entries.Select(part => new
                {
                    Name = part.Key,
                    Status = Word(part.Value.Status),
                    Detail = part.Value.Description,
                }),
            }
        );
    }

    private static string Word(HealthStatus status) =>
        status switch
        {
            HealthStatus.Healthy => "ready",
            HealthStatus.Degraded => "degraded",
            _ => "not ready",
        };
}
