using System.Collections.Concurrent;
using CommandLine;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Queries;

/// <summary>The tables that Azure fills, and those that the plan declares.</summary>
/// <param name="isComponent">True for a query of an Application Insights component, which has names of its own.</param>
internal sealed class WorkspaceTables(AzurePlan plan, bool isComponent) : ITables
{
    private static readonly string[] Everywhere =
    [
        "TenantId",
        "TimeGenerated",
        "SourceSystem",
        "Type",
        "_ResourceId",
        "_SubscriptionId",
        "_BilledSize",
        "_IsBillable",
        "_ItemId",
        "_TimeReceived",
        "_Internal_WorkspaceResourceId",
    ];

    /// <summary>Near enough to a known name to be a misspelling of it.</summary>
    private const int Misspelling = 2;

    private static readonly ConcurrentDictionary<string, TableColumns> Filled = new();

    private readonly Lazy<Dictionary<string, TableColumns>> _own = new(() => Own(plan));

    public TableColumns? Find(string name)
    {
        if (LogTables.All.TryGetValue(name, out var table))
        {
            return table.Classic is null ? Filled.GetOrAdd(name, _ => Columns(table))
                : isComponent ? TableColumns.Any
                : null;
        }

        return _own.Value.GetValueOrDefault(name) ?? (MayExist(name) ? TableColumns.Any : null);
    }

    public bool HasFunction(string name) => name.StartsWith('_') || _own.Value.ContainsKey(name);

    public string Unknown(string name) =>
        LogTables.All.TryGetValue(name, out var classic)
            ? $"reads {name}, a table of a component; the table of the workspace is {classic.Classic}"
            : $"reads {name}, which is no table; nearest: {Suggestion.NearestThree(name, Names)}";

    /// <summary>True if Azure fills it or the plan declares it.</summary>
    public bool IsKnown(string name) => LogTables.All.ContainsKey(name) || _own.Value.ContainsKey(name);

    private IEnumerable<string> Names =>
        LogTables.All.Where(table => table.Value.Classic is null).Select(table => table.Key).Concat(_own.Value.Keys);

    /// <summary>Tables of solutions are not all listed, and other programs declare tables. They begin with a capital.</summary>
    private bool MayExist(string name) =>
        name.EndsWith("_CL", StringComparison.Ordinal)
        || name.EndsWith("_SRCH", StringComparison.Ordinal)
        || name.EndsWith("_RST", StringComparison.Ordinal)
        || name.StartsWith('_')
        || char.IsAsciiLetterUpper(name[0]) && !Names.Any(known => Suggestion.Distance(known, name) <= Misspelling);

    private static TableColumns Columns(LogTable table) =>
        table.Columns.Count == 0 ? TableColumns.Any : new([.. table.Columns, .. Everywhere], IsOpen: false);

    /// <summary>Tables, and the saved queries that have a name as functions.</summary>
    private static Dictionary<string, TableColumns> Own(AzurePlan plan)
    {
        var own = new Dictionary<string, TableColumns>();
        foreach (var table in plan.Of("operationalinsights:Table"))
        {
            var columns = table.List("schema.columns").Select(column => column.Text("name")).OfType<string>().ToList();
            own[table.AzureName] = columns.Count == 0 ? TableColumns.Any : new([.. columns, .. Everywhere], IsOpen: false);
        }

        foreach (var alias in plan.Of("operationalinsights:SavedSearch").Select(each => each.Text("functionAlias")).OfType<string>())
        {
            own[alias] = TableColumns.Any;
        }

        return own;
    }
}
