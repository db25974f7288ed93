using AzureDefinitions.Facts;

namespace Preflight.Rules;

/// <summary>Runtime stacks of App Service on Linux, from site-runtimes.json.</summary>
internal static class SiteRuntimes
{
    private static readonly Lazy<IReadOnlyList<FactRow>> LazyAll = new(() => [.. FactFile.Of("site-runtimes").Rows]);

    /// <summary>The names of the languages and servers, as in DOTNETCORE.</summary>
    public static IEnumerable<string> Families => LazyAll.Value.Select(row => row["runtime"].Split('|')[0]).Distinct();

    /// <returns>The row with the longest name that fits; null if App Service has no such runtime.</returns>
    public static FactRow? Find(string runtime)
    {
        var fitting = LazyAll.Value.Where(row => Fits(row["runtime"], runtime)).OrderByDescending(row => row["runtime"].Length).ToList();
        return fitting.Count == 0 ? null : fitting[0];
    }

    /// <returns>Those of one family that are supported on a day.</returns>
    public static IEnumerable<string> Supported(string family, DateOnly day) =>
        LazyAll
            .Value.Where(row => row["runtime"].StartsWith($"{family}|", StringComparison.OrdinalIgnoreCase) && !(row.Day("ends") < day))
            .Select(row => row["runtime"]);

    private static bool Fits(string pattern, string runtime) =>
        pattern.EndsWith('*')
            ? runtime.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
            : pattern.Equals(runtime, StringComparison.OrdinalIgnoreCase);
}
