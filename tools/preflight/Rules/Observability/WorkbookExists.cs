using System.Text.Json;
using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class WorkbookExists()
    : Rule(
        new()
        {
            Id = "workbook",
            Title = "A workbook shows the state of the workload",
            Why = "On-call engineers need availability, quality, tokens, throttling, safety and freshness on one page.",
            Fix = "Declare a Workbook whose queries use tables of Log Analytics.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            From = Stage.Test,
            Source = Sources.Operations,
            Requirements = ["OBS-11"],
            Types = ["applicationinsights:Workbook"],
            Example = """
            overview:
              type: azure-native:applicationinsights:Workbook
              properties:
                serializedData: '{ "items": [ { "content": { "query": "AppRequests | summarize count()" } } ] }'
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var workbooks = plan.Of("applicationinsights:Workbook", "insights:Workbook").ToList();
        return workbooks.Count == 0
            ? plan.Of("cognitiveservices:Account").Any()
                ?
                [
                    new Problem(null, "has no workbook; declare one with availability, quality, tokens, throttling, safety and freshness")
                    {
                        IsWarning = true,
                    },
                ]
                : []
            : workbooks.Where(workbook => !workbook.Hides("serializedData")).SelectMany(Judge);
    }

    private static IEnumerable<Problem> Judge(AzureResource workbook)
    {
        if (workbook.Text("resourceName") is { } name && !AzureResource.IsHidden(name) && !Guid.TryParse(name, out _))
        {
            return [workbook.Problem($"resourceName is {name}; Azure takes a GUID as the name of a workbook")];
        }

        if (Parse(workbook.Text("serializedData")) is not { } document)
        {
            return [workbook.Problem("serializedData is no JSON object, so Azure shows an empty workbook; serialize the workbook as JSON")];
        }

        var queries = Queries(document).ToList();
        return queries.Count == 0 ? [workbook.Warning("contains no query in serializedData; add an item with a query")] : [];
    }

    private static JsonObject? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text) as JsonObject;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Of the items, and of groups of items, which hold items of their own.</summary>
    private static IEnumerable<string> Queries(JsonObject document) =>
        from leaf in document.Leaves()
        where leaf.Path.EndsWith("content.query", StringComparison.Ordinal)
        select leaf.Value.ToString();
}
