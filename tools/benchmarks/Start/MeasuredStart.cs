using Benchmarks.Load;

namespace Benchmarks.Start;

/// <summary>One start: until /healthz and /readyz answered 200, the CPU until then, the first chat, and memory afterwards.</summary>
internal sealed record MeasuredStart(TimeSpan Healthy, TimeSpan Ready, double CpuMilliseconds, Timing? Chat, double Megabytes);
