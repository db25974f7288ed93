using System.Diagnostics.Metrics;
using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Evaluation.Cases;
using Evaluation.Runs;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Evaluation.Reports;

/// <summary>Sends scores to Application Insights by identity, so that the workload's workbook shows them beside its traffic.</summary>
internal static class ScoreTelemetry
{
    public const string Variable = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Name = "AiWorkload.Evaluation";

    /// <returns>Where to, which says nothing of who may: that is the identity's role.</returns>
    public static string Target() => Environment.GetEnvironmentVariable(Variable) is { } given && given.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase)
        ? given
        : throw new Failure($"--send-scores needs {Variable}, a text that begins with InstrumentationKey=; the connection string of the stack's Application Insights.");

    /// <param name="transport">Over what, where that is not the network.</param>
    /// <returns>False where nothing or not all was taken.</returns>
    public static bool Send(
        string connectionString, TokenCredential credential, CaseSet set, Measurement measured, Verdict verdict,
        Action<AzureMonitorExporterOptions>? transport = null)
    {
        // The exporter would report on itself to an address that a closed network does not know.
        Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");
        using var meter = new Meter(Name);
        using var provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("ai-workload-evaluation", serviceVersion: measured.GoldenSet))
            .AddMeter(Name)
            .AddAzureMonitorMetricExporter(
                options =>
                {
                    options.ConnectionString = connectionString;

                    // Kept for a later try, scores would look as if they had been sent.
                    options.DisableOfflineStorage = true;
                    transport?.Invoke(options);
                },
                credential)
            .Build();

        var scores = meter.CreateGauge<double>("evaluation.score", "1", "The mean share that a metric reached over the runs of one evaluation.");
        foreach (var row in verdict.Rows)
        {
            if (row.Score is not { } score)
                continue;

            scores.Record(
                score.Mean, new("set", set.Name), new("metric", row.Metric.Name), new("slice", row.Slice), new("held", row.Problems.Count == 0),
                new("prompt", measured.Made.Prompt), new("model", measured.Made.Model), new("index", measured.Made.Index));
        }

        return provider.ForceFlush(30_000);
    }
}
