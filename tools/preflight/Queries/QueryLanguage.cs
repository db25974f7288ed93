using System.Globalization;
using AzureDefinitions.Facts;

namespace Preflight.Queries;

/// <summary>The functions and operators of Kusto queries, from query-functions.json.</summary>
internal sealed class QueryLanguage
{
    private static readonly Lazy<QueryLanguage> LazyKnown = new(() => new QueryLanguage(FactFile.Of("query-functions")));
    private readonly Dictionary<string, List<string[]>> _kinds = [];

    private QueryLanguage(FactFile file)
    {
        foreach (var row in file.Rows)
        {
            _kinds[row["kind"]] = [.. row.List("names").SelectMany(line => line.Split(", ")).Select(each => each.Split(' '))];
        }

        Scalars = Arguments("scalar");
        Aggregates = Arguments("aggregate");
        Named = _kinds["named"].ToDictionary(each => each[0], each => each[1]);
        Plugins = _kinds["plugin"].Select(each => each[0]).ToHashSet();
        Operators = _kinds["operator"].Select(each => each[0]).ToHashSet();
        Words = _kinds["word"].Select(each => each[0]).ToHashSet();
        _kinds.Clear();
    }

    public static QueryLanguage Known => LazyKnown.Value;

    /// <summary>Name → the fewest and the most arguments.</summary>
    public IReadOnlyDictionary<string, (int Least, int Most)> Scalars { get; }

    public IReadOnlyDictionary<string, (int Least, int Most)> Aggregates { get; }

    /// <summary>Aggregate → what the name of its column begins with, before the name of the column that it aggregates.</summary>
    public IReadOnlyDictionary<string, string> Named { get; }

    public IReadOnlySet<string> Plugins { get; }

    /// <summary>What may follow a pipe.</summary>
    public IReadOnlySet<string> Operators { get; }

    /// <summary>Operators of expressions that are words.</summary>
    public IReadOnlySet<string> Words { get; }

    private Dictionary<string, (int Least, int Most)> Arguments(string kind) =>
        _kinds[kind].ToDictionary(each => each[0], each => (Number(each[1]), each.Length > 2 ? Number(each[2]) : int.MaxValue));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
