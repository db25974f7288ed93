using System.Reflection;
using System.Text.Json;
using Planning.Plans;

namespace Preflight.Costs;

/// <summary>The assumptions of one estimate: a stage's, and what preflight.yaml sets for the stack.</summary>
public sealed class Assumptions(Stage stage, IReadOnlyDictionary<string, decimal> set)
{
    private static readonly Lazy<IReadOnlyList<Assumption>> LazyAll = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("assumptions.json")!;
        return JsonSerializer.Deserialize<Assumption[]>(stream, JsonSerializerOptions.Web)!;
    });

    private readonly SortedSet<string> _used = new(StringComparer.Ordinal);

    public static IReadOnlyList<Assumption> All => LazyAll.Value;

    public Stage Stage => stage;

    /// <summary>Those that the estimate rests on.</summary>
    public IEnumerable<(Assumption Assumption, decimal Value, bool IsSet)> Used =>
        All.Where(each => _used.Contains(each.Key))
            .Select(each => (each, set.GetValueOrDefault(each.Key, each.For(stage)), set.ContainsKey(each.Key)));

    public Factor this[string key]
    {
        get
        {
            // A month's days follow from its hours, so that the two cannot contradict each other.
            if (key == "days")
            {
                return new Factor(this["hours"].Number / 24, "days");
            }

            var assumption = All.First(each => each.Key == key);
            _used.Add(key);
            return new Factor(set.GetValueOrDefault(key, assumption.For(stage)), assumption.Of);
        }
    }
}
