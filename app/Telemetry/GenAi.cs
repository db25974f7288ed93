using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace App.Telemetry;

/// <summary>
/// Spans and metrics of calls to models and indexes, by the OpenTelemetry conventions for generative AI. The client of
/// Microsoft.Extensions.AI is not used, because it keeps every update of an open answer in memory.
/// </summary>
internal sealed class GenAi : IDisposable
{
    public const string Name = "AiWorkload.GenAI";

    private static readonly double[] Seconds = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
    private static readonly long[] Tokens =
    [
        1,
        4,
        16,
        64,
        256,
        1_024,
        4_096,
        16_384,
        65_536,
        262_144,
        1_048_576,
        4_194_304,
        16_777_216,
        67_108_864,
    ];

    public GenAi(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        TokenUsage = meter.CreateHistogram(
            "gen_ai.client.token.usage",
            "{token}",
            "Tokens in and out of a model.",
            advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = Tokens }
        );
        Reasoning = meter.CreateHistogram(
            "model.reasoning_tokens",
            "{token}",
            "The part of a model's output that is hidden reasoning.",
            advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = Tokens }
        );
        Duration = Timed(meter, "gen_ai.client.operation.duration", "Time of a call, to the last word of its answer.");
        FirstChunk = Timed(meter, "gen_ai.client.operation.time_to_first_chunk", "Time from a call to the first piece of its answer.");
    }

    public ActivitySource Spans { get; } = new(Name);

    public Histogram<long> TokenUsage { get; }

    /// <summary>A histogram of its own: these tokens are output tokens already.</summary>
    public Histogram<long> Reasoning { get; }

    public Histogram<double> Duration { get; }

    public Histogram<double> FirstChunk { get; }

    public void Dispose() => Spans.Dispose();

    private static Histogram<double> Timed(Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
}
