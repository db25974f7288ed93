using AzureDefinitions.Facts;

namespace Preflight.Rules;

/// <summary>
/// The logs that each type must send, from log-categories.json; an empty list means metrics only. The template has a table of its own,
/// which sends more; a test holds that it sends all of these.
/// </summary>
public static class LogCategories
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> LazyAll = new(() =>
        FactFile
            .Of("log-categories")
            .Rows.Where(row => row.Text("type") is not null)
            .ToDictionary(row => row["type"], row => row.List("categories"))
    );

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> LazyPossible = new(() =>
        FactFile
            .Of("log-categories")
            .Rows.Where(row => row.Text("arm") is not null)
            .ToDictionary(row => row["arm"], row => row.List("possible"), StringComparer.OrdinalIgnoreCase)
    );

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All => LazyAll.Value;

    /// <summary>ARM type → all categories that Azure offers; types whose categories are not known are not listed.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Possible => LazyPossible.Value;
}
