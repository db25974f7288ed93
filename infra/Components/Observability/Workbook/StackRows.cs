using System.Text.RegularExpressions;

namespace Infra.Components.Observability.Workbook;

/// <summary>Limits a query to the rows of the stack, for a workspace that other workloads log to as well.</summary>
internal static partial class StackRows
{
    /// <param name="group">The id of the stack's resource group; null for a workspace of the stack alone.</param>
    /// <returns>The query with a condition after each table, which the files name on lines of their own.</returns>
    public static string Of(string query, string? group) =>
        group is null ? query : Table().Replace(query, table => $"{table.Value}\n| where _ResourceId startswith \"{group}\"");

    [GeneratedRegex(@"^\s*(let \w+ = )?(App[A-Z]\w+|Azure(Metrics|Diagnostics))$", RegexOptions.Multiline)]
    private static partial Regex Table();
}
