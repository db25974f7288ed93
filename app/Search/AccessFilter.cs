using App.Identity;

namespace App.Search;

/// <summary>
/// The filter of every search: only documents that the caller can read. It uses the identity that App Service provides.
/// </summary>
internal static class AccessFilter
{
    // No object id contains it. A group with it would become two, so it is ignored.
    private const char Separator = '|';

    public static string For(Caller caller) =>
        $"groups/any(g: search.in(g, '{Escape(string.Join(Separator, Normal(caller.Reads)))}', '{Separator}'))";

    /// <summary>Groups as they are stored and compared: in lower case, because the service compares case.</summary>
    public static string[] Normal(IEnumerable<string> groups) =>
        [
            .. groups
                .Select(group => group.Trim().ToLowerInvariant())
                .Where(group => group.Length > 0 && !group.Contains(Separator))
                .Distinct(StringComparer.Ordinal),
        ];

    public static string OfDocument(string id) => $"documentId eq '{Escape(id)}'";

    public static string Escape(string value) => value.Replace("'", "''", StringComparison.Ordinal);
}
