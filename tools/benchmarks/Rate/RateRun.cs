using Benchmarks.Load;

namespace Benchmarks.Rate;

/// <summary>The answers of a run, how many questions failed, and the time until the last answer.</summary>
internal sealed record RateRun(IReadOnlyList<Timing> Answers, int Failures, TimeSpan Took);
