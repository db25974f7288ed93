using System.Reflection;
using System.Text.Json;

namespace Planning.Refreshes;

/// <summary>
/// The list of differences that are no drift, from provider-differences.json. Add an entry if a refresh shows a change that was not made:
/// the narrowest path, the values that Azure writes, the reason and the public issue.
/// </summary>
public static class ProviderDifferences
{
    private static readonly Lazy<IReadOnlyList<ProviderDifference>> Read = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("provider-differences.json")!;
        return JsonSerializer.Deserialize<ProviderDifference[]>(stream, JsonSerializerOptions.Web)!;
    });

    public static IReadOnlyList<ProviderDifference> All => Read.Value;
}
