using System.Text.Json.Nodes;
using Planning.Plans;

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

    /// <param name="declarations">Of the streams of the rule; those of Azure are not declared, and their columns are not known.</param>
    public static TransformationTables Of(JsonNode flow, JsonNode? declarations)
    {
        var declared = flow.Texts("streams").Select(stream => (declarations as JsonObject)?[stream]).ToList();
        var columns = declared.SelectMany(stream => stream.List("columns")).Select(column => column.Text("name")).OfType<string>();
        return new TransformationTables([.. columns], isOpen: declared.Contains(null));
    }

    public TableColumns? Find(string name) => name == "source" ? new TableColumns([.. columns, "TimeGenerated"], isOpen) : null;

    public bool HasFunction(string name) => name is "parse_cef_dictionary" or "geo_location";

    public string Unknown(string name) => $"reads {name}; a transformation reads source";

    /// <returns>An operator that transformations do not have; null if there is none.</returns>
    public static string? Unsupported(QueryResult query) =>
        query.Used.Where(name => QueryLanguage.Known.Operators.Contains(name) && !Supported.Contains(name)).FirstOrDefault();
}
