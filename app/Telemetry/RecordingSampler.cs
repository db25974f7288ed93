using OpenTelemetry.Trace;

namespace App.Telemetry;

/// <summary>Keeps a share of all traces and still records the others, because only at its end is a failure known to be one.</summary>
/// <param name="percent">1 to 100. What a caller's own header asks for is nothing.</param>
internal sealed class RecordingSampler(int percent) : Sampler
{
    private readonly TraceIdRatioBasedSampler share = new(percent / 100.0);

    public override SamplingResult ShouldSample(in SamplingParameters parameters) =>
        share.ShouldSample(parameters).Decision == SamplingDecision.RecordAndSample
            ? new SamplingResult(SamplingDecision.RecordAndSample)
            : new SamplingResult(SamplingDecision.RecordOnly);
}
