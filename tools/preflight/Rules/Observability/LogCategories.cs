using Preflight.Facts;

namespace Preflight.Rules;

/// <summary>
/// The logs that each type must send, from log-categories.json; an empty list means metrics only. The template has a table of its own,
/// which sends more; a test holds that it sends all of these.
/// </summary>
public static class LogCategories
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> LazyAll = new(() =>
        FactFile.Of("log-categories").Rows.ToDictionary(row => row["type"], row => row.List("categories"))
    );

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All => LazyAll.Value;
}
