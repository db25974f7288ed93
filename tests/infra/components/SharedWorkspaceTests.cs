using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pulumi;
using Pulumi.Utilities;
using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

/// <summary>A Log Analytics workspace of the platform team in place of the stack's own.</summary>
public sealed partial class SharedWorkspaceTests
{
    private const string Workspace =
        "/subscriptions/p/resourceGroups/rg-platform/providers/Microsoft.OperationalInsights/workspaces/log-platform";

    private static readonly Lazy<Task<Stack>> Shared = new(() => Build(("logWorkspaceId", Workspace), ("assignPolicies", "true")));

    [Fact]
    public async Task Logs_and_telemetry_go_to_the_workspace_and_none_is_created()
    {
        var stack = await Shared.Value;

        Assert.Empty(stack.Recorder.Of("operationalinsights:Workspace"));
        Assert.All(stack.Recorder.Of("monitor:DiagnosticSetting"), setting => Assert.Equal(Workspace, setting.Inputs["workspaceId"]));
        Assert.Equal(Workspace, stack.Recorder.One("applicationinsights:Component", "monitoring-insights").Inputs["workspaceResourceId"]);
        Assert.Equal(Workspace, await Value(stack.Outputs["workspaceId"]));
    }

    [Fact]
    public async Task What_belongs_to_the_owner_of_the_workspace_is_left_out()
    {
        var stack = await Build(("logWorkspaceId", Workspace), ("assignPolicies", "true"), ("protectData", "true"));

        Assert.DoesNotContain(stack.Recorder.Resources, resource =>
            resource.Name is "monitoring-lock" or "monitoring-workspace-diagnostics"
        );
        Assert.DoesNotContain(stack.Recorder.Of("authorization:PolicyAssignment"), policy => policy.Name == "policy-telemetry-workspace");
        Assert.DoesNotContain(stack.Recorder.Of("monitor:ScheduledQueryRule"), alert => alert.Name == "alert-log-cap");
    }

    [Fact]
    public async Task Log_alerts_read_the_rows_of_the_stack_s_group_only()
    {
        var (shared, own) = (await Shared.Value, await Build());

        Assert.All(shared.Recorder.Of("monitor:ScheduledQueryRule"), alert =>
            Assert.EndsWith("/workload", (string)List(alert.Inputs["scopes"]).Single())
        );
        Assert.All(own.Recorder.Of("monitor:ScheduledQueryRule"), alert =>
            Assert.EndsWith("/monitoring-workspace", (string)List(alert.Inputs["scopes"]).Single())
        );
    }

    [Fact]
    public async Task Every_table_of_the_workbook_is_limited_to_the_stack_s_group()
    {
        var (shared, own) = (Queries(await Shared.Value), Queries(await Build()));

        Assert.Equal(own.Count, shared.Count);
        Assert.DoesNotContain(own, query => query.Contains("_ResourceId"));
        Assert.All(shared, query =>
        {
            var rows = query.Split('\n').Where(line => !line.StartsWith("//")).ToList();
            var tables = rows.Count(line => Table().IsMatch(line));
            Assert.True(tables > 0, query);
            Assert.Equal(tables, rows.Count(line => line.Contains($"_ResourceId startswith \"/subscriptions/{Recorder.Subscription}/")));
        });
        Assert.Equal(
            "azure monitor",
            (await Shared.Value).Recorder.One("applicationinsights:Workbook", "workbook-page").Inputs["sourceId"]
        );
    }

    [Fact]
    public async Task Private_telemetry_admits_the_workspace_as_well()
    {
        var member = (await Build(("logWorkspaceId", Workspace), ("privateMonitoring", "true"))).Recorder.One(
            "monitor:PrivateLinkScopedResource",
            "private-monitoring-workspace"
        );

        Assert.Equal(Workspace, member.Inputs["linkedResourceId"]);
    }

    [Theory]
    [InlineData("logRetentionDays", "90", "logRetentionDays must be 30, its default, with logWorkspaceId, got '90'")]
    [InlineData("logDailyCapGb", "5", "logDailyCapGb must be 1, its default, with logWorkspaceId, got '5'")]
    public void What_the_owner_of_the_workspace_sets_is_rejected(string key, string value, string problem)
    {
        var error = Assert.Throws<RunException>(() => Config.Settings(("logWorkspaceId", Workspace), (key, value)));

        Assert.Contains($"ai-workload:{problem}", error.Message);
        Assert.Contains($"pulumi config rm {key} --stack dev", error.Message);
    }

    [Fact]
    public void Another_id_is_rejected_with_an_example() =>
        WrongSetting.Check(
            "logWorkspaceId",
            $"{Workspace}/tables/AppRequests",
            "logWorkspaceId",
            $"must be the resource id of a Log Analytics workspace, got '{Workspace}/tables/AppRequests'",
            "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.OperationalInsights/workspaces/<workspace>"
        );

    private static Task<Stack> Build(params (string, string?)[] changes) => Stack.BuildAsync(Config.Settings(changes), isPreview: false);

    private static async Task<object?> Value(object? output) =>
        output is Output<string> text ? await OutputUtilities.GetValueAsync(text) : output;

    private static IReadOnlyList<string> Queries(Stack stack) =>
        [
            .. JsonNode.Parse((string)stack.Recorder.One("applicationinsights:Workbook", "workbook-page").Inputs["serializedData"])![
                "items"
            ]!
                .AsArray()
                .SelectMany(item => new[] { item! }.Concat(item!["content"]?["parameters"]?.AsArray().OfType<JsonNode>() ?? []))
                .Select(item => (string?)(item["content"]?["query"] ?? item["query"]))
                .OfType<string>(),
        ];

    [GeneratedRegex(
        @"^\s*(let \w+ = )?(App(Requests|Metrics|Dependencies|Exceptions|Traces|AvailabilityResults)|AzureMetrics|AzureDiagnostics)\b"
    )]
    private static partial Regex Table();
}
