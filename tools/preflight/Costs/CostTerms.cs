using Planning.Plans;

namespace Preflight.Costs;

/// <summary>The inputs of an estimate besides plan and table: the `cost:` and `prices:` of preflight.yaml, and --prices.</summary>
public sealed record CostTerms
{
    public static readonly CostTerms None = new();

    /// <summary>Assumptions by stack; * is every stack.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> ByStack { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, decimal>>();

    public IReadOnlyDictionary<string, decimal> Prices { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Where <see cref="Prices"/> stand.</summary>
    public string PricesFrom { get; init; } = "";

    public Assumptions Of(string stack, Stage stage)
    {
        var set = new Dictionary<string, decimal>();
        foreach (
            var (key, value) in new[] { "*", stack }.SelectMany(name =>
                ByStack.TryGetValue(name, out var values) ? values : new Dictionary<string, decimal>()
            )
        )
        {
            set[key] = value;
        }

        return new Assumptions(stage, set);
    }
}
