using OpenTelemetry.Trace;

namespace App.Telemetry;

/// <summary>Samples a share of all traces and records the others, because a failure is only known at the end.</summary>
/// <param name="percent">1 to 100. Sampling headers of callers are ignored.</param>
internal sealed class RecordingSampler(int percent) : Sampler
{
    private readonly TraceIdRatioBasedSampler share = new(percent / 100.0);

    public override SamplingResult ShouldSample(in SamplingParameters parameters) =>
        share.ShouldSample(parameters).Decision == SamplingDecision.RecordAndSample
            ? new SamplingResult(SamplingDecision.RecordAndSample)
            : new SamplingResult(SamplingDecision.RecordOnly);
}
