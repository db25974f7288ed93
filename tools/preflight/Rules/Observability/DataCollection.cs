using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Queries;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DataCollection()
    : ResourceRule(
        new()
        {
            Id = "data-collection",
            Title = "Data-collection rules send declared streams to declared destinations and existing tables",
            Why = "Azure rejects a flow of an undeclared stream and a transformation that does not run, or the rows do not arrive.",
            Fix = "Declare each Custom- stream and destination, and begin the transformation with source.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/data-collection/data-collection-rule-structure",
            Requirements = ["OBS-01"],
            Types = ["monitor:DataCollectionRule"],
            Example = """
            workspace:
              type: azure-native:operationalinsights:Workspace
            Feedback_CL:
              type: azure-native:operationalinsights:Table
              properties: { workspaceName: workspace }
            collect:
              type: azure-native:monitor:DataCollectionRule
              properties:
                streamDeclarations:
                  Custom-Feedback: { columns: [{ name: Time, type: datetime }, { name: Text, type: string }] }
                destinations:
                  logAnalytics:
                    - name: workspace
                      workspaceResourceId: ${workspace.id}
                dataFlows:
                  - streams: [Custom-Feedback]
                    destinations: [workspace]
                    outputStream: Custom-Feedback_CL
                    transformKql: source | project TimeGenerated = Time, Text
            """,
        }
    )
{
    private const string Custom = "Custom-";
    private static readonly string[] Types = ["string", "int", "long", "real", "boolean", "datetime", "dynamic"];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var streams = resource.At("streamDeclarations") as JsonObject ?? [];
        foreach (var (name, stream) in streams)
        {
            if (!name.StartsWith(Custom, StringComparison.Ordinal))
            {
                yield return resource.Problem($"declares the stream {name}; names of declared streams begin with {Custom}");
            }

            foreach (
                var column in stream.List("columns").Where(column => !Types.Contains(column.Text("type"), StringComparer.OrdinalIgnoreCase))
            )
            {
                yield return resource.Problem(
                    $"the column {column.Text("name")} of {name} has the type {column.Text("type")}; use one of {string.Join(", ", Types)}"
                );
            }
        }

        var destinations = Destinations(resource);
        foreach (var flow in resource.List("dataFlows"))
        {
            foreach (var problem in Flow(resource, plan, flow, streams, destinations))
            {
                yield return problem;
            }
        }

        foreach (var query in PlannedQueries.Of(plan).Transformations.Where(each => each.Resource == resource))
        {
            var output = resource.Text(query.Path.Replace("transformKql", "outputStream", StringComparison.Ordinal));
            foreach (var problem in Transformation(resource, query.Result, output))
            {
                yield return problem;
            }
        }

        foreach (var problem in Workspaces(resource, plan))
        {
            yield return problem;
        }
    }

    private static HashSet<string> Destinations(AzureResource rule) =>
        (rule.At("destinations") as JsonObject ?? [])
            .SelectMany(kind =>
                kind.Value is JsonArray list ? list.OfType<JsonNode>()
                : kind.Value is { } one ? [one]
                : []
            )
            .Select(destination => destination.Text("name"))
            .OfType<string>()
            .ToHashSet();

    private static IEnumerable<Problem> Flow(
        AzureResource rule,
        AzurePlan plan,
        JsonNode flow,
        JsonObject streams,
        HashSet<string> destinations
    )
    {
        foreach (
            var stream in flow.Texts("streams")
                .Where(stream => stream.StartsWith(Custom, StringComparison.Ordinal) && !streams.ContainsKey(stream))
        )
        {
            yield return rule.Problem($"a flow takes the stream {stream}, which streamDeclarations does not have; declare it");
        }

        foreach (var destination in flow.Texts("destinations").Where(each => !AzureResource.IsHidden(each) && !destinations.Contains(each)))
        {
            yield return rule.Problem($"a flow goes to {destination}, which destinations does not have; declare it");
        }

        var output = flow.Text("outputStream");
        if (output is not null && !AzureResource.IsHidden(output))
        {
            if (!output.StartsWith(Custom, StringComparison.Ordinal) && !output.StartsWith("Microsoft-", StringComparison.Ordinal))
            {
                yield return rule.Problem(
                    $"outputStream is {output}; write {Custom}{output} for a custom table, or Microsoft-… for one of Azure"
                );
            }
            else if (
                output.StartsWith(Custom, StringComparison.Ordinal)
                && output[Custom.Length..] is var table
                && plan.Of("operationalinsights:Workspace").Any(each => Uses(rule, each))
                && !PlannedQueries.Of(plan).Tables.IsKnown(table)
            )
            {
                yield return rule.Warning(
                    $"outputStream is {output}, and the stack does not declare the table {table}; declare operationalinsights:Table"
                );
            }
        }
    }

    private static IEnumerable<Problem> Transformation(AzureResource rule, QueryResult query, string? output)
    {
        if (query.Fault is { } fault)
        {
            yield return rule.Problem($"transformKql does not run: it {fault}");
        }
        else if (TransformationTables.Unsupported(query) is { } unsupported)
        {
            yield return rule.Problem($"transformKql uses {unsupported}, which transformations do not support");
        }
        else if (
            query.Columns is { } given
            && !given.Contains("TimeGenerated")
            && output?.StartsWith(Custom, StringComparison.Ordinal) == true
        )
        {
            yield return rule.Problem("transformKql gives no column TimeGenerated, which every table needs; add it");
        }
    }

    private static bool Uses(AzureResource rule, AzureResource workspace) =>
        rule.List("destinations.logAnalytics")
            .Any(each => string.Equals(each.Text("workspaceResourceId"), workspace.Id, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Problem> Workspaces(AzureResource rule, AzurePlan plan)
    {
        foreach (var id in rule.List("destinations.logAnalytics").Select(each => each.Text("workspaceResourceId")).OfType<string>())
        {
            if (AlertTargets.IsMissing(plan, id))
            {
                yield return rule.Problem($"sends to {id}, a workspace that is not in the stack; use the id of one that is");
            }
            else if (
                plan.Find(id)?.Text("location") is { } region
                && rule.Text("location") is { } own
                && !region
                    .Replace(" ", "", StringComparison.Ordinal)
                    .Equals(own.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return rule.Problem($"location is {own}, and its workspace is in the region {region}; use one region");
            }
        }
    }
}
