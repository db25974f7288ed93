using App.Credentials;
using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace App.Telemetry;

/// <summary>Sends telemetry to Application Insights by the app's identity. Loaded only where it is used.</summary>
internal static class AzureMonitorExport
{
    public static void Add(OpenTelemetryBuilder export, string connectionString)
    {
        export
            .WithTracing(traces => traces.AddAzureMonitorTraceExporter())
            .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter())
            .WithLogging(logs => logs.AddAzureMonitorLogExporter());
        export.Services.AddAppCredential();
        export
            .Services.AddOptions<AzureMonitorExporterOptions>()
            .Configure<TokenCredential>(
                (monitor, credential) =>
                {
                    monitor.ConnectionString = connectionString;
                    monitor.Credential = credential;

                    // A failure's log record is wanted also where its trace is not kept.
                    monitor.EnableTraceBasedLogsSampler = false;

                    // It asks every few seconds whether somebody looks.
                    monitor.EnableLiveMetrics = false;
                }
            );
    }
}
