namespace Preflight.Queries;

/// <summary>A transformation reads one table, source: the rows of its streams.</summary>
internal sealed class TransformationTables(IReadOnlyCollection<string> columns, bool isOpen) : ITables
{
    /// <summary>What works on one row at a time.</summary>
    private static readonly HashSet<string> Supported =
    [
        "extend",
        "project",
        "print",
        "where",
        "parse",
        "project-away",
        "project-rename",
        "project-keep",
        "project-reorder",
        "datatable",
    ];

    public TableColumns? Find(string name) => name == "source" ? new TableColumns([.. columns, "TimeGenerated"], isOpen) : null;

    public bool HasFunction(string name) => name is "parse_cef_dictionary" or "geo_location";

    public string Unknown(string name) => $"reads {name}; a transformation reads source";

    /// <returns>An operator that transformations do not have; null if there is none.</returns>
    public static string? Unsupported(QueryResult query) =>
        query.Used.Where(name => QueryLanguage.Known.Operators.Contains(name) && !Supported.Contains(name)).FirstOrDefault();
}
