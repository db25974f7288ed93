using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Queries;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class QueryTables()
    : Rule(
        new()
        {
            Id = "query-tables",
            Title = "Queries read tables that something in the stack sends to",
            Why = "A query of a table without rows never fires, or shows an empty tile.",
            Fix = "Send the logs to the workspace that the query reads, declare the custom table, or read another table.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/reference/tables-index",
            Requirements = ["OBS-09"],
            Types = ["monitor:ScheduledQueryRule", "operationalinsights:SavedSearch", "applicationinsights:Workbook"],
            Example = """
            workspace:
              type: azure-native:operationalinsights:Workspace
            insights:
              type: azure-native:applicationinsights:Component
              properties:
                workspaceResourceId: ${workspace.id}
            failed-requests:
              type: azure-native:monitor:ScheduledQueryRule
              properties:
                scopes:
                  - ${workspace.id}
                criteria:
                  allOf:
                    - query: AppRequests | where Success == false
            """,
        }
    )
{
    /// <summary>Types whose logs hold rows of a component.</summary>
    private static readonly string[] Holders =
    [
        "Microsoft.OperationalInsights/workspaces",
        "Microsoft.Insights/components",
        "Microsoft.Resources/resourceGroups",
        "Microsoft.Resources/subscriptions",
    ];

    /// <summary>What runs an agent, or collects for one.</summary>
    private static readonly string[] Agents =
    [
        "monitor:DataCollectionRule",
        "monitor:DataCollectionRuleAssociation",
        "insights:DataCollectionRule",
        "compute:VirtualMachine",
        "compute:VirtualMachineScaleSet",
        "compute:VirtualMachineExtension",
        "hybridcompute:Machine",
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var queries = PlannedQueries.Of(plan);
        return from query in queries.All from problem in Elsewhere(query).Concat(Unsent(plan, queries.Tables, query)) select problem;
    }

    /// <summary>A query of one resource finds only the rows that this resource sent.</summary>
    private static IEnumerable<Problem> Elsewhere(PlannedQuery query) =>
        query.Resource.Texts("scopes").FirstOrDefault() is { } scope
        && ResourceId.TypeOf(scope) is { } type
        && !Holders.Contains(type, StringComparer.OrdinalIgnoreCase)
            ? from table in query.Result.Tables
            where LogTables.All.GetValueOrDefault(table)?.Sent is ["insights", ..]
            select query.Resource.Problem($"{query.Path} reads {table}, whose rows a component sends, and the scope is of the type {type}")
            : [];

    private static IEnumerable<Problem> Unsent(AzurePlan plan, WorkspaceTables tables, PlannedQuery query) =>
        query.Workspace is null
            ? []
            : from table in query.Result.Tables
            let why = Why(plan, tables, table)
            where why is not null
            select query.Resource.Problem($"{query.Path} reads {table}, {why}");

    private static string? Why(AzurePlan plan, WorkspaceTables tables, string table)
    {
        if (!tables.IsKnown(table))
        {
            return table.EndsWith("_CL", StringComparison.Ordinal)
                    ? "a custom table that the stack does not declare; declare operationalinsights:Table, or correct the name"
                : table.StartsWith('_') ? null
                : "which is not known as a table, and nothing in the stack sends to it; correct the name";
        }

        return LogTables.All.GetValueOrDefault(table)?.Sent is { } sent && !IsSent(plan, sent)
            ? $"and nothing in the stack sends to it: it needs {Needs(sent)}"
            : null;
    }

    private static string Needs(IReadOnlyList<string> sent) =>
        sent[0] switch
        {
            "insights" => "an Application Insights component of the workspace",
            "agent" => "the Azure Monitor agent and a data-collection rule",
            "cluster" => "a Kubernetes cluster with Container insights",
            "environment" => "a container apps environment with this destination",
            "metrics" => "a diagnostic setting with metrics",
            "common" => "a diagnostic setting with logs",
            "dedicated" => $"a diagnostic setting with {string.Join(" or ", sent.Skip(1))} and logAnalyticsDestinationType Dedicated",
            _ => $"a diagnostic setting with {string.Join(" or ", sent.Skip(1))}",
        };

    private static bool IsSent(AzurePlan plan, IReadOnlyList<string> sent) =>
        sent[0] switch
        {
            "insights" => plan.Of("applicationinsights:Component", "insights:Component").Any(each => each.Has("workspaceResourceId")),
            "agent" => plan.Of(Agents).Any(),
            "cluster" => plan.Of("containerservice:ManagedCluster", "kubernetesconfiguration:Extension", "monitor:DataCollectionRule")
                .Any(),
            "environment" => plan.Of("app:ManagedEnvironment").Any(),
            "metrics" => Settings(plan).Any(setting => setting.List("metrics").Any(metric => metric.Text("enabled") != "false")),
            "common" => Settings(plan).Any(setting => Sends(setting, null)),
            var kind => Settings(plan)
                .Any(setting =>
                    Sends(setting, [.. sent.Skip(1)])
                    && (
                        kind == "category"
                        || setting.Hides("logAnalyticsDestinationType")
                        || setting.Text("logAnalyticsDestinationType") == "Dedicated"
                    )
                ),
        };

    private static IEnumerable<AzureResource> Settings(AzurePlan plan) =>
        plan.Of("monitor:DiagnosticSetting", "insights:DiagnosticSetting").Where(setting => setting.Has("workspaceId"));

    private static bool Sends(AzureResource setting, IReadOnlyList<string>? categories) =>
        setting
            .List("logs")
            .Any(log =>
                log.Text("enabled") != "false"
                && (categories is null || log.Text("categoryGroup") is not null || categories.Contains(log.Text("category") ?? ""))
            );
}
