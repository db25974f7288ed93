using System.Diagnostics.Metrics;
using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using CommandLine;
using Evaluation.Cases;
using Evaluation.Runs;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Evaluation.Reports;

/// <summary>Sends scores to Application Insights by identity, so that the workload's workbook shows them beside its traffic.</summary>
internal sealed class ScoreTelemetry : IDisposable
{
    /// <summary>Contains the endpoint only; access requires the role of the identity.</summary>
    public const string Variable = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    private readonly Meter meter = new("AiWorkload.Evaluation");
    private readonly MeterProvider provider;

    /// <param name="connectionString">The value of <see cref="Variable"/>.</param>
    /// <param name="transport">The transport; null uses the network.</param>
    /// <exception cref="Failure">It is no connection string; reported before any question is asked.</exception>
    public ScoreTelemetry(string? connectionString, TokenCredential credential, Action<AzureMonitorExporterOptions>? transport = null)
    {
        // The exporter would send its own statistics to an address that a private network does not resolve.
        Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");
        try
        {
            provider = Sdk.CreateMeterProviderBuilder()
                .ConfigureResource(resource => resource.AddService("ai-workload-evaluation"))
                .AddMeter(meter.Name)
                .AddAzureMonitorMetricExporter(
                    options =>
                    {
                        options.ConnectionString = connectionString;

                        // Kept for a later try, scores would look as if they had been sent.
                        options.DisableOfflineStorage = true;
                        transport?.Invoke(options);
                    },
                    credential
                )
                .Build();
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new Failure(
                $"--send-scores needs {Variable}, the connection string of the stack's Application Insights, as InstrumentationKey=<id>;"
                    + $"IngestionEndpoint=https://<region>.in.applicationinsights.azure.com/. {wrong.Message}"
            );
        }
    }

    /// <returns>False if nothing or not all was taken.</returns>
    public bool Send(CaseSet set, Measurement measured, Verdict verdict)
    {
        var scores = meter.CreateGauge<double>(
            "evaluation.score",
            "1",
            "The mean share that a metric reached over the runs of one evaluation."
        );
        foreach (var row in verdict.Rows)
        {
            if (row.Score is not { } score)
                continue;

            scores.Record(
                score.Mean,
                new("set", set.Name),
                new("metric", row.Metric.Name),
                new("slice", row.Slice),
                new("held", row.Problems.Count == 0),
                new("prompt", measured.Made.Prompt),
                new("model", measured.Made.Model),
                new("index", measured.Made.Index)
            );
        }

        return provider.ForceFlush(30_000);
    }

    public void Dispose()
    {
        provider.Dispose();
        meter.Dispose();
    }
}
