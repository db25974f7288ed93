using App.Credentials;
using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace App.Telemetry;

/// <summary>Sends telemetry to Application Insights with the app's identity. Loaded only if used.</summary>
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

                    // Keeps log records of failures also when their trace is not sampled.
                    monitor.EnableTraceBasedLogsSampler = false;

                    // It polls every few seconds.
                    monitor.EnableLiveMetrics = false;
                }
            );
    }
}
