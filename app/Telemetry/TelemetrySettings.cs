using App.Settings;

namespace App.Telemetry;

/// <summary>Where telemetry goes: to a collector, to Azure Monitor, to both or nowhere.</summary>
internal sealed record TelemetrySettings
{
    /// <summary>OTEL_EXPORTER_OTLP_ENDPOINT is set; the exporter reads it and its companions itself.</summary>
    public bool ToCollector { get; init; }

    /// <summary>APPLICATIONINSIGHTS_CONNECTION_STRING. Names the resource; the app authenticates with its identity.</summary>
    public string? AzureMonitor { get; init; }

    /// <summary>Telemetry:TracePercent. The share of successful requests; failures and feedback are always sent.</summary>
    public required int TracePercent { get; init; }

    /// <summary>OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT. Questions and answers on spans, for development only.</summary>
    public required bool CapturesContent { get; init; }

    public bool IsOn => ToCollector || AzureMonitor is not null;

    public static TelemetrySettings Read(SettingsReader read, IHostEnvironment environment)
    {
        const string Content = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";
        const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";
        const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

        var capturesContent = read.Flag(Content, false);
        if (capturesContent && environment.IsProduction())
            read.Wrong(Content, "false in Production, where message content is not recorded", "true", "false");

        var azureMonitor = read.Text(ConnectionString);
        if (azureMonitor is not null && !azureMonitor.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase))
        {
            read.Wrong(
                ConnectionString,
                "a connection string with an InstrumentationKey",
                azureMonitor,
                "InstrumentationKey=<id>;IngestionEndpoint=https://<region>.in.applicationinsights.azure.com/"
            );
        }

        var collector = read.Text(Collector);
        if (collector is not null && !(Uri.TryCreate(collector, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            read.Wrong(Collector, "an http or https address", collector, "http://localhost:4317");

        return new TelemetrySettings
        {
            ToCollector = collector is not null,
            AzureMonitor = azureMonitor,
            TracePercent = read.Number("Telemetry:TracePercent", 100, 1, 100),
            CapturesContent = capturesContent,
        };
    }
}
