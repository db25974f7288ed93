namespace Benchmarks.Streaming;

/// <summary>How fast the model writes, and for how many at once.</summary>
internal sealed record Workload(TimeSpan Pause, int Streams)
{
    public string Name =>
        $"{(Pause > TimeSpan.Zero ? $"{Pause.TotalMilliseconds:0} ms" : "no")} pause, {Streams} stream{(Streams > 1 ? "s" : "")}";
}
