using App.Settings;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace App.Telemetry;

/// <summary>Exports traces, metrics and logs. The OpenTelemetry packages are loaded only if this is called.</summary>
internal static class TelemetryExport
{
    /// <param name="meters">Names of the meters of other parts of the app.</param>
    public static void AddTelemetry(
        this WebApplicationBuilder builder,
        TelemetrySettings telemetry,
        ReleaseSettings release,
        params IEnumerable<string> meters
    )
    {
        var export = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource, builder, release))
            .WithTracing(traces =>
                traces.AddSource(GenAi.Name).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddProcessor<TraceFlows>()
            )
            .WithMetrics(metrics =>
                metrics
                    .AddMeter([GenAi.Name, ChatMetrics.Meter, .. meters, "System.Runtime", "Microsoft.AspNetCore.RateLimiting"])
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
            )
            .WithLogging(null, logs => logs.IncludeFormattedMessage = true);
        if (telemetry.ToCollector)
        {
            export
                .WithTracing(traces => traces.AddOtlpExporter())
                .WithMetrics(metrics => metrics.AddOtlpExporter())
                .WithLogging(logs => logs.AddOtlpExporter());
        }

        if (telemetry.AzureMonitor is { } connectionString)
            AzureMonitorExport.Add(export, connectionString);

        // After the exporters: the one of Azure Monitor sets its own sampler.
        export.WithTracing(traces => traces.SetSampler(new RecordingSampler(telemetry.TracePercent)));
    }

    private static void Describe(ResourceBuilder resource, WebApplicationBuilder builder, ReleaseSettings release)
    {
        resource.AddService(
            builder.Configuration["OTEL_SERVICE_NAME"] ?? "ai-workload-chat",
            serviceVersion: release.Version ?? "unreleased",
            serviceInstanceId: builder.Configuration["WEBSITE_INSTANCE_ID"] ?? Environment.MachineName
        );
        resource.AddAttributes([new("deployment.environment.name", builder.Environment.EnvironmentName)]);
        if (release.Commit is { } commit)
            resource.AddAttributes([new("vcs.ref.head.revision", commit)]);
        if (release.Slot is { } slot)
            resource.AddAttributes([new("release.slot", slot)]);
    }
}
