using System.Collections.Concurrent;
using AzureDefinitions.Facts;
using CommandLine;

namespace Preflight.Rules;

/// <summary>A setting that App Service, a runtime or an SDK reads, from site-settings.json.</summary>
/// <param name="Kind">flag, readOnly, any, deprecated, number, choice, path, statusCodes or address.</param>
internal sealed record PlatformSetting(string Name, string Kind, FactRow Row)
{
    private static readonly Lazy<Dictionary<string, PlatformSetting>> LazyAll = new(() =>
        (
            from row in FactFile.Of("site-settings").Rows
            from name in row.List("names")
            select new PlatformSetting(name, row["kind"], row)
        ).ToDictionary(setting => setting.Name, StringComparer.OrdinalIgnoreCase)
    );

    private static readonly ConcurrentDictionary<string, string?> Meant = new(StringComparer.Ordinal);

    /// <returns>Null for the settings of an app.</returns>
    public static PlatformSetting? Find(string name) => LazyAll.Value.GetValueOrDefault(name);

    /// <returns>The known name that was probably meant; null if none is near.</returns>
    public static string? Nearest(string name) => Meant.GetOrAdd(name, Search);

    private static string? Search(string name)
    {
        var allowed = Math.Max(1, name.Length / 6);
        return name.Length < 8
            ? null
            : LazyAll
                .Value.Keys.Where(known => known.Length >= 8 && Math.Abs(known.Length - name.Length) <= allowed)
                .Select(known => (known, distance: Suggestion.Distance(known, name)))
                .Where(near => near.distance <= allowed)
                .OrderBy(near => near.distance)
                .ThenBy(near => near.known, StringComparer.Ordinal)
                .FirstOrDefault()
                .known;
    }
}
