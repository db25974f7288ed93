using System.Text.RegularExpressions;
using Infra.Components.Alerts;
using Infra.Components.Alerts.Rows;
using Infra.Components.Alerts.Table;
using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

public sealed class AlertTableTests
{
    [Fact]
    public void Alert_has_a_unique_name_and_a_summary()
    {
        Assert.Equal(AlertTable.All.Count, AlertTable.All.Select(row => row.Id).Distinct().Count());
        Assert.All(AlertTable.All, row => Assert.Matches("^[a-z]+(-[a-z]+)*$", row.Id));
        Assert.All(AlertTable.All, row => Assert.Matches("^[A-Z].*[^.]$", row.Summary));
    }

    [Fact]
    public void Merged_alert_is_removed_and_its_successor_exists()
    {
        var ids = AlertTable.All.Select(row => row.Id).ToHashSet();

        Assert.All(MergedAlerts.All, row => Assert.DoesNotContain(row.Was, ids.Contains));
        Assert.All(MergedAlerts.All, row => Assert.True(row.Now is null || ids.Contains(row.Now), row.Now));
    }

    /// <summary>
    /// The portal writes or deletes single rules; the program writes security rules with their group. Added routes and peerings are no
    /// drift, because the program ignores them.
    /// </summary>
    [Theory]
    [InlineData("networkSecurityGroups/securityRules/write")]
    [InlineData("networkSecurityGroups/securityRules/delete")]
    [InlineData("firewallPolicies/ruleCollectionGroups/write")]
    [InlineData("firewallPolicies/ruleCollectionGroups/delete")]
    [InlineData("routeTables/routes/write")]
    [InlineData("virtualNetworks/virtualNetworkPeerings/write")]
    public void Change_of_a_single_network_rule_is_reported(string operation)
    {
        var row = Assert.IsType<ActivityRow>(AlertTable.All.Single(row => row.Id == "security-changed"));

        Assert.Contains($"Microsoft.Network/{operation}", row.Fields.Single(field => field.Field == "operationName").Values);
    }

    [Fact]
    public async Task Alert_notifies_the_action_group_and_names_its_runbook()
    {
        var recorder = (await BuildAsync("private", isPreview: false)).Recorder;
        var alerts = recorder
            .Resources.Where(resource =>
                resource.Type
                    is "azure-native:monitor:MetricAlert"
                        or "azure-native:monitor:ScheduledQueryRule"
                        or "azure-native:monitor:ActivityLogAlert"
            )
            .ToList();

        Assert.True(alerts.Count > 30, $"{alerts.Count} alerts");
        Assert.All(alerts, alert => Assert.Matches("\\. Runbook: docs/runbooks/[a-z-]+\\.md$", (string)alert.Inputs["description"]));
        Assert.All(alerts, alert =>
            Assert.Contains("/azure-native:monitor:ActionGroup/on-call-group", System.Text.Json.JsonSerializer.Serialize(alert.Inputs))
        );
    }

    [Fact]
    public async Task Runbook_link_uses_the_published_address()
    {
        var recorder = (
            await Stack.BuildAsync(Config.Settings(("runbooks", "https://git.example.com/docs/runbooks/")), isPreview: false)
        ).Recorder;

        Assert.EndsWith(
            "Runbook: https://git.example.com/docs/runbooks/app-errors.md",
            (string)recorder.One("monitor:MetricAlert", "alert-site-errors-chat").Inputs["description"]
        );
    }

    [Theory]
    [InlineData("alert-search-index-full-search", 15 * 0.8 * 1024 * 1024 * 1024)]
    [InlineData("alert-site-errors-chat", 10)]
    public async Task Threshold_follows_from_the_settings(string alert, double limit)
    {
        var criteria = Nested(
            (await BuildAsync("private", isPreview: false)).Recorder.One("monitor:MetricAlert", alert).Inputs["criteria"]
        );

        Assert.Equal(limit, Nested(List(criteria["allOf"]).Single())["threshold"]);
    }

    [Fact]
    public async Task Gateway_threshold_is_75_percent_of_its_maximum_capacity()
    {
        var settings = new Combination("private", "gateway", "open", Zones: false, new HashSet<string>()).Settings();
        var criteria = Nested(
            (await Stack.BuildAsync(settings with { Gateway = settings.Gateway! with { MaxInstances = 20 } }, isPreview: false))
                .Recorder.One("monitor:MetricAlert", "alert-gateway-capacity-gateway")
                .Inputs["criteria"]
        );

        Assert.Equal(150.0, Nested(List(criteria["allOf"]).Single())["threshold"]);
    }

    [Fact]
    public async Task Provisioned_deployments_have_alerts_on_units_and_spillover()
    {
        var recorder = (
            await Stack.BuildAsync(
                Config.Settings(
                    (
                        "deployments",
                        """
                        ["chat gpt-5.4-mini 2026-03-17 DataZoneProvisionedManaged 15 chat-spill",
                         "chat-spill gpt-5.4-mini 2026-03-17 DataZoneStandard 30",
                         "embedding text-embedding-3-large 1 GlobalStandard 30"]
                        """
                    )
                ),
                isPreview: false
            )
        ).Recorder;
        string[] Named(string start) =>
            [
                .. recorder
                    .Of("monitor:MetricAlert")
                    .Select(alert => alert.Name!)
                    .Where(name => name.StartsWith(start, StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ];

        Assert.Equal(["alert-model-units-full-ai"], Named("alert-model-units-"));
        Assert.Single(recorder.Of("monitor:ScheduledQueryRule"), rule => rule.Name == "alert-model-spillover");
        Assert.DoesNotContain((await BuildAsync("private", isPreview: false)).Recorder.Of("monitor:ScheduledQueryRule"), rule =>
            rule.Name == "alert-model-spillover"
        );
    }

    [Fact]
    public async Task Second_account_has_the_alerts_of_the_first()
    {
        var recorder = (await Stack.BuildAsync(Config.Settings(("secondAiLocation", "francecentral")), isPreview: false)).Recorder;
        string[] Of(string account) =>
            [
                .. recorder
                    .Of("monitor:MetricAlert")
                    .Select(alert => alert.Name!)
                    .Where(name => Regex.IsMatch(name, $"^alert-model-.*-{account}$"))
                    .Select(name => name.Replace($"-{account}", "", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ];

        Assert.NotEmpty(Of("ai-second"));
        Assert.Equal(Of("ai"), Of("ai-second"));
    }

    /// <summary>One rule watches all deployments, so another deployment needs no other rule.</summary>
    [Fact]
    public async Task Model_alerts_evaluate_each_deployment_by_itself()
    {
        var recorder = (await BuildAsync("private", isPreview: false)).Recorder;

        Assert.All(["alert-model-throttled-ai", "alert-model-errors-ai", "alert-model-tokens-ai"], (string alert) =>
        {
            var criterion = Nested(List(Nested(recorder.One("monitor:MetricAlert", alert).Inputs["criteria"])["allOf"]).Single());
            var deployment = List(criterion["dimensions"]).Select(Nested).Single(each => (string)each["name"] == "ModelDeploymentName");
            Assert.Equal(["*"], List(deployment["values"]));
        });
    }

    [Theory]
    [InlineData("alert-answer-quality", "Signal")]
    [InlineData("alert-index-stale", "Signal")]
    [InlineData("alert-telemetry-silent", null)]
    public async Task Log_alert_splits_by_the_dimension_of_its_row(string alert, string? dimension)
    {
        var recorder = (await BuildAsync("private", isPreview: false)).Recorder;
        var condition = Nested(List(Nested(recorder.One("monitor:ScheduledQueryRule", alert).Inputs["criteria"])["allOf"]).Single());
        string?[] expected = dimension is null ? [] : [dimension];

        Assert.Equal(
            expected,
            condition.TryGetValue("dimensions", out var found) ? List(found).Select(each => (string?)Nested(each)["name"]) : []
        );
    }
}
