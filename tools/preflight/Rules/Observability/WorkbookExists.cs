using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed partial class WorkbookExists()
    : Rule(
        new()
        {
            Id = "workbook",
            Title = "A workbook shows how the workload does, over tables that exist",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            From = Stage.Test,
            Source = Sources.Operations,
            Requirements = ["OBS-11"],
            Types = ["applicationinsights:Workbook"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var workbooks = plan.Of("applicationinsights:Workbook", "insights:Workbook").ToList();
        return workbooks.Count == 0
            ?
            [
                new Problem(
                    null,
                    "has no workbook; whoever is on call needs one page of availability, quality, tokens, throttling, safety and freshness"
                ),
            ]
            : workbooks.Where(workbook => !workbook.Hides("serializedData")).SelectMany(Judge);
    }

    private static IEnumerable<Problem> Judge(AzureResource workbook)
    {
        if (Parse(workbook.Text("serializedData")) is not { } document)
        {
            return [workbook.Problem("serializedData is no JSON object; Azure stores it all the same and shows nothing")];
        }

        var queries = Queries(document).ToList();
        return queries.Count == 0
            ? [workbook.Problem("asks nothing: no item of serializedData holds a query")]
            : from query in queries
            from table in Unknown(query)
            select workbook.Problem($"asks the table {table}, which no workspace has; the tile would show an error");
    }

    private static JsonObject? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Of the items, and of groups of items, which hold items of their own.</summary>
    private static IEnumerable<string> Queries(JsonObject document) =>
        from leaf in document.Leaves()
        where leaf.Path.EndsWith("content.query", StringComparison.Ordinal)
        select leaf.Value.ToString();

    private static IEnumerable<string> Unknown(string query)
    {
        var text = Comment().Replace(query, "");
        var named = Named().Matches(text).Select(let => let.Groups[1].Value).ToHashSet();
        return Asked()
            .Matches(text)
            .Select(asked => asked.Groups[1].Value)
            .Where(table => !named.Contains(table) && !LogTables.All.Contains(table) && !table.EndsWith("_CL", StringComparison.Ordinal))
            .Distinct();
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\blet\s+(\w+)\s*=")]
    private static partial Regex Named();

    /// <summary>The name that a statement or what is in brackets begins with, where a pipe or the end follows.</summary>
    [GeneratedRegex(@"(?:^|;|\(|\blet\s+\w+\s*=)\s*([A-Za-z]\w*)\s*(?:\||$)")]
    private static partial Regex Asked();
}
