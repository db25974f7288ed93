using Benchmarks.Load;

namespace Benchmarks.Streaming;

/// <summary>
/// The same workload on each target, round after round. A machine's speed drifts: what is compared was measured in the same round,
/// and the median of the rounds counts.
/// </summary>
internal sealed class Rounds(Workload workload)
{
    private readonly List<IReadOnlyDictionary<string, Measure>> rounds = [];

    public Workload Workload => workload;

    public IEnumerable<string> Targets => rounds[0].Keys;

    public void Add(IReadOnlyDictionary<string, Measure> round) => rounds.Add(round);

    public double? Median(string target, Func<Measure, double?> value) =>
        value(rounds[0][target]) is null ? null : Quantile.Median(rounds.Select(round => value(round[target])!.Value));

    /// <summary>The median over the rounds of what two targets of one round give together.</summary>
    public double Compare(string one, string other, Func<Measure, Measure, double> value) =>
        Quantile.Median(rounds.Select(round => value(round[one], round[other])));
}
