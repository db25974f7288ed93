namespace Benchmarks.Streaming;

/// <summary>A target and the measured value.</summary>
internal sealed record Bar(string Promise, double Measured, double Limit, bool AtLeast, string Unit)
{
    public bool Reached => AtLeast ? Measured >= Limit : Measured <= Limit;

    public string Asked => $"{(AtLeast ? "≥" : "≤")} {Limit:0.###}{Unit}";

    public string Found => $"{Measured:0.###}{Unit}";

    public static IEnumerable<Bar> Of(IReadOnlyList<Rounds> all)
    {
        foreach (var rounds in all)
        {
            var name = rounds.Workload.Name;
            if (rounds.Workload.Pause > TimeSpan.Zero)
            {
                yield return new(
                    $"{name}: throughput, share of direct",
                    rounds.Compare("app", "direct", (app, direct) => app.PerSecond / direct.PerSecond),
                    0.995,
                    true,
                    ""
                );
                yield return new(
                    $"{name}: added to the median first word",
                    rounds.Compare("app", "direct", (app, direct) => app.FirstWord50 - direct.FirstWord50),
                    0.4,
                    false,
                    " ms"
                );
                yield return new(
                    $"{name}: added to the first word's p99",
                    rounds.Compare("app", "direct", (app, direct) => app.FirstWord99 - direct.FirstWord99),
                    2,
                    false,
                    " ms"
                );
            }
            else
            {
                yield return new(
                    $"{name}: throughput, times the Node peer",
                    rounds.Compare("app", "node", (app, node) => app.PerSecond / node.PerSecond),
                    5,
                    true,
                    ""
                );
                yield return new(
                    $"{name}: CPU per answer, share of the Node peer",
                    rounds.Compare("app", "node", (app, node) => app.Cpu!.Value / node.Cpu!.Value),
                    0.25,
                    false,
                    ""
                );
            }

            if (rounds.Workload.Streams == 128)
                yield return new($"{name}: memory", rounds.Median("app", measure => measure.Megabytes)!.Value, 180, false, " MB");
        }
    }
}
