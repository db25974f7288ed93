using System.Text.RegularExpressions;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Monitoring;

internal sealed partial class TableMissing : Habit
{
    private const string Workspace = "Microsoft.OperationalInsights/workspaces";

    /// <summary>After what time the first records of a setting are there.</summary>
    private static readonly TimeSpan Fills = TimeSpan.FromMinutes(10);

    /// <summary>Tables that every workspace has, and their names in a component.</summary>
    private static readonly HashSet<string> Everywhere =
    [
        .. "AppRequests AppTraces AppExceptions AppDependencies AppEvents AppMetrics AppPageViews AppAvailabilityResults".Split(' '),
        .. "AppPerformanceCounters AppBrowserTimings AppSystemEvents".Split(' '),
        .. "requests traces exceptions dependencies customEvents customMetrics pageViews availabilityResults".Split(' '),
        .. "performanceCounters browserTimings".Split(' '),
        .. "Heartbeat Usage Operation AzureActivity Perf Event Syslog LAQueryLogs".Split(' '),
    ];

    public override string Id => "log-query-before-table";

    public override string Sentence =>
        "The query of an alert is validated, and a table to which nothing has been written yet does not exist.";

    public override string Source => "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-log-alert-rule";

    public override string Sure => "documented";

    public override string? Fix => "Set skipQueryValidation on the rule.";

    public override ArmResponse? Refuse(Call call)
    {
        if (
            !call.IsWrite
            || !call.IsOf("Microsoft.Insights/scheduledQueryRules")
            || JsonPath.IsTrue(call.Body, "properties", "skipQueryValidation")
        )
        {
            return null;
        }

        var workspaces = JsonPath
            .Texts(JsonPath.At(call.Body, "properties", "scopes"))
            .SelectMany(scope => Workspaces(scope, call.Azure))
            .ToList();
        return JsonPath
            .Items(call.Body, "properties", "criteria", "allOf")
            .Select(each => Table().Match(JsonPath.Text(each, "query") ?? ""))
            .Where(match => match.Success && !Everywhere.Contains(match.Groups["table"].Value))
            .Select(match => match.Groups["table"].Value)
            .Where(table => workspaces.Count > 0 && !workspaces.Any(workspace => Has(workspace, table, call.Azure)))
            .Select(table =>
                Failure(
                    400,
                    "BadRequest",
                    $"The query couldn't be validated: 'where' operator: Failed to resolve table or column expression named '{table}' "
                        + $"Request id: {Fixed.Guid(call.Id)}"
                )
            )
            .FirstOrDefault();
    }

    /// <summary>The workspaces that a scope of an alert asks: the workspace, that of a component, those of a group.</summary>
    private static IEnumerable<Resource> Workspaces(string scope, AzureState azure) =>
        azure.Resources.Find(scope) switch
        {
            { } resource when ArmPath.Same(resource.Type, Workspace) => [resource],
            { } component when ArmPath.Same(component.Type, "Microsoft.Insights/components") => azure.Resources.Find(
                JsonPath.Text(component.Body, "properties", "WorkspaceResourceId")
            )
                is { } own
                ? [own]
                : [],
            _ => azure.Resources.OfType(Workspace).Where(each => ArmPath.IsWithin(each.Id, scope)),
        };

    /// <summary>A table that was made, or one that a diagnostic setting has filled since some minutes.</summary>
    private static bool Has(Resource workspace, string table, AzureState azure) =>
        azure.Resources.Find($"{workspace.Id}/tables/{table}") is not null
        || !table.EndsWith("_CL", StringComparison.Ordinal)
            && azure
                .Resources.OfType("Microsoft.Insights/diagnosticSettings")
                .Any(setting =>
                    ArmPath.Same(JsonPath.Text(setting.Body, "properties", "workspaceId"), workspace.Id)
                    && azure.Now - setting.Created >= Fills
                );

    [GeneratedRegex(@"^\s*(?!let\b|print\b|search\b|union\b|find\b)(?<table>[A-Za-z_]\w*)\s*(\||$)", RegexOptions.CultureInvariant)]
    private static partial Regex Table();
}
