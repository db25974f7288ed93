using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Queries;

/// <summary>The queries of a plan: of alerts, saved searches, workbooks and transformations. Each is read once.</summary>
internal sealed class PlannedQueries
{
    private static readonly ConditionalWeakTable<AzurePlan, PlannedQueries> Plans = [];

    /// <summary>The type of a workbook's query in Kusto that is of no workspace.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["1"] = "a query of Azure Resource Graph",
        ["9"] = "a query of Azure Data Explorer",
    };

    private readonly Lazy<IReadOnlyList<PlannedQuery>> _all;
    private readonly Lazy<IReadOnlyList<PlannedQuery>> _transformations;

    private PlannedQueries(AzurePlan plan)
    {
        (Tables, ComponentTables) = (new(plan, isComponent: false), new(plan, isComponent: true));
        _all = new(() => [.. Alerts(plan), .. Searches(plan), .. Tiles(plan)]);
        _transformations = new(() => [.. Flows(plan)]);
    }

    public WorkspaceTables Tables { get; }

    public IReadOnlyList<PlannedQuery> All => _all.Value;

    /// <summary>Of data-collection rules: each reads the rows of its streams, and no table.</summary>
    public IReadOnlyList<PlannedQuery> Transformations => _transformations.Value;

    private WorkspaceTables ComponentTables { get; }

    public static PlannedQueries Of(AzurePlan plan) => Plans.GetValue(plan, each => new PlannedQueries(each));

    /// <summary>Of one condition of an alert; null if its query is not known.</summary>
    public PlannedQuery? Find(AzureResource alert, string path) =>
        All.FirstOrDefault(query => query.Resource == alert && query.Path == path);

    private IEnumerable<PlannedQuery> Alerts(AzurePlan plan)
    {
        foreach (var alert in plan.Of("monitor:ScheduledQueryRule", "insights:ScheduledQueryRule"))
        {
            var scope = alert.Texts("scopes").FirstOrDefault() ?? alert.Text("source.dataSourceId");
            var isComponent = scope?.Contains("/components/", StringComparison.OrdinalIgnoreCase) == true;
            foreach (
                var path in Enumerable
                    .Range(0, Length(alert, "criteria.allOf"))
                    .Select(each => $"criteria.allOf[{each}].query")
                    .Append("source.query")
                    .Where(path => alert.Text(path) is not null && !alert.Hides(path))
            )
            {
                var result = Query.Read(alert.Text(path)!, isComponent ? ComponentTables : Tables);
                yield return new(alert, path, result, isComponent ? null : Workspace(plan, scope));
            }
        }
    }

    private IEnumerable<PlannedQuery> Searches(AzurePlan plan) =>
        from search in plan.Of("operationalinsights:SavedSearch", "operationalinsights:Query")
        let path = search.Has("query") ? "query" : "body"
        where search.Text(path) is not null && !search.Hides(path)
        // A function of a workspace has its parameters in another input.
        let result = search.Has("functionParameters")
            ? QueryResult.NotRead("the body of a function with parameters")
            : Query.Read(search.Text(path)!, Tables)
        select new PlannedQuery(search, path, result, Workspace(plan, search.Id));

    private IEnumerable<PlannedQuery> Tiles(AzurePlan plan)
    {
        foreach (var workbook in plan.Of("applicationinsights:Workbook", "insights:Workbook"))
        {
            foreach (var item in Items(workbook))
            {
                var kind = item.Text("queryType") ?? "0";
                if (Elsewhere.TryGetValue(kind, out var what))
                {
                    yield return new(workbook, "serializedData", QueryResult.NotRead(what), null);
                }

                // 0: Log Analytics. Others are metrics and JSON.
                if (item.At("query") is JsonValue query && kind == "0")
                {
                    var of = item.Text("resourceType") ?? "";
                    var isComponent = of.Contains("components", StringComparison.OrdinalIgnoreCase);
                    yield return new(
                        workbook,
                        "serializedData",
                        Query.Read(query.ToString(), isComponent ? ComponentTables : Tables, hasPlaceholders: true),
                        isComponent ? null : plan.Of("operationalinsights:Workspace").FirstOrDefault()
                    );
                }
            }
        }
    }

    private static IEnumerable<PlannedQuery> Flows(AzurePlan plan)
    {
        foreach (var rule in plan.Of("monitor:DataCollectionRule", "insights:DataCollectionRule"))
        {
            for (var at = 0; at < Length(rule, "dataFlows"); at++)
            {
                if (rule.At($"dataFlows[{at}]") is { } flow && flow.Text("transformKql") is { } text && !AzureResource.IsHidden(text))
                {
                    yield return new(
                        rule,
                        $"dataFlows[{at}].transformKql",
                        Query.Read(text, TransformationTables.Of(flow, rule.At("streamDeclarations"))),
                        null
                    );
                }
            }
        }
    }

    /// <summary>Every object of the document that has a query, in groups of items too.</summary>
    private static IEnumerable<JsonObject> Items(AzureResource workbook)
    {
        JsonNode? document;
        try
        {
            document = workbook.Hides("serializedData") ? null : JsonNode.Parse(workbook.Text("serializedData") ?? "null");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            yield break;
        }

        var open = new Stack<JsonNode?>([document]);
        while (open.TryPop(out var node))
        {
            if (node is JsonObject item)
            {
                if (item.ContainsKey("query"))
                {
                    yield return item;
                }

                foreach (var (_, inner) in item)
                {
                    open.Push(inner);
                }
            }
            else if (node is JsonArray list)
            {
                foreach (var inner in list)
                {
                    open.Push(inner);
                }
            }
        }
    }

    private static int Length(AzureResource resource, string list) => (resource.At(list) as JsonArray)?.Count ?? 0;

    private static AzureResource? Workspace(AzurePlan plan, string? scope) =>
        scope is null ? null
        : plan.Find(scope) is { Token: "operationalinsights:Workspace" } workspace ? workspace
        : plan.Above(scope) is { Token: "operationalinsights:Workspace" } above ? above
        : null;
}
