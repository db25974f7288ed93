using App.Identity;

namespace App.Search;

/// <summary>
/// The condition on every question: only what the caller may read. It is made here, from who the platform says is asking.
/// </summary>
internal static class AccessFilter
{
    // No object id holds it. A group that does would be read as two, so it opens nothing.
    private const char Separator = '|';

    public static string For(Caller caller) =>
        $"groups/any(g: search.in(g, '{Escape(string.Join(Separator, Normal(caller.Reads)))}', '{Separator}'))";

    /// <summary>As groups are stored and compared: the service tells capitals apart, people do not.</summary>
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
