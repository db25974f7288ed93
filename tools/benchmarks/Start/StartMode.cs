using Benchmarks.Upstream;

namespace Benchmarks.Start;

/// <summary>A way to run the app, and its targets in milliseconds and megabytes.</summary>
internal sealed record StartMode(
    string Name,
    Func<UpstreamAddress, Dictionary<string, string>> Settings,
    bool HasModel,
    double Limit,
    double Memory
);
