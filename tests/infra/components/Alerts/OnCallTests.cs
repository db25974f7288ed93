using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

/// <summary>Recipients of alerts and of the budget.</summary>
public sealed class OnCallTests
{
    [Fact]
    public async Task Alerts_and_the_budget_notify_the_addresses_and_the_webhook()
    {
        var recorder = (
            await Stack.BuildAsync(
                Config.Settings(
                    ("alertEmails", """["a@example.com", "b@example.com"]"""),
                    ("alertWebhook", "https://pager.example.com/?token=t")
                ),
                isPreview: false
            )
        ).Recorder;
        var group = Assert.Single(recorder.Of("monitor:ActionGroup"));

        Assert.Equal(
            ["a@example.com", "b@example.com"],
            List(group.Inputs["emailReceivers"]).Select(receiver => Nested(receiver)["emailAddress"])
        );
        Assert.Equal("https://pager.example.com/?token=t", Nested(List(group.Inputs["webhookReceivers"]).Single())["serviceUri"]);
        Assert.False(group.Inputs.ContainsKey("armRoleReceivers"));
        Assert.Empty(recorder.Of("alertsmanagement:AlertProcessingRuleByName"));
        Assert.All(Nested(Assert.Single(recorder.Of("consumption:Budget")).Inputs["notifications"]).Values, mark =>
        {
            Assert.Equal(["a@example.com", "b@example.com"], List(Nested(mark)["contactEmails"]));
            Assert.Equal(["/azure-native:monitor:ActionGroup/on-call-group"], List(Nested(mark)["contactGroups"]));
        });
    }

    [Fact]
    public async Task Quiet_stack_sends_no_alerts_and_its_budget_notifies_the_owners()
    {
        var recorder = (await Stack.BuildAsync(Config.Settings(("quietAlerts", "true"), ("alertEmails", "[]")), isPreview: false)).Recorder;
        var rule = Nested(Assert.Single(recorder.Of("alertsmanagement:AlertProcessingRuleByName")).Inputs["properties"]);

        Assert.Equal("RemoveAllActionGroups", Nested(List(rule["actions"]).Single())["actionType"]);
        Assert.Equal(["/azure-native:resources:ResourceGroup/workload"], List(rule["scopes"]));
        Assert.Empty(recorder.Of("monitor:ScheduledQueryRule").Concat(recorder.Of("monitor:ActivityLogAlert")));
        Assert.NotEmpty(recorder.Of("monitor:MetricAlert"));
        Assert.Equal(
            "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
            Nested(List(Assert.Single(recorder.Of("monitor:ActionGroup")).Inputs["armRoleReceivers"]).Single())["roleId"]
        );
    }

    [Fact]
    public async Task Budget_notifies_at_50_80_and_100_percent_and_at_a_forecast_of_100()
    {
        var budget = Assert.Single(
            (await Stack.BuildAsync(Config.Settings(("monthlyBudget", "777")), isPreview: false)).Recorder.Of("consumption:Budget")
        );

        Assert.Equal(
            ("Monthly", 777.0, "Cost"),
            ((string)budget.Inputs["timeGrain"], (double)budget.Inputs["amount"], (string)budget.Inputs["category"])
        );
        Assert.Equal("/azure-native:resources:ResourceGroup/workload", budget.Inputs["scope"]);
        Assert.Equal(
            ["Actual 100", "Actual 50", "Actual 80", "Forecasted 100"],
            Nested(budget.Inputs["notifications"])
                .Values.Select(mark => $"{Nested(mark)["thresholdType"]} {Nested(mark)["threshold"]}")
                .Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Azure starts a new budget on the first day of the current month; a plan must not change with the month.</summary>
    [Theory]
    [InlineData("2026-11-30T23:59:00Z", false, "2026-11-01T00:00:00Z")]
    [InlineData("2026-12-01T00:00:00Z", false, "2026-12-01T00:00:00Z")]
    [InlineData("2026-11-30T23:59:00Z", true, "2017-06-01T00:00:00Z")]
    [InlineData("2026-12-01T00:00:00Z", true, "2017-06-01T00:00:00Z")]
    public async Task Budget_starts_with_the_month_of_its_deployment_and_not_in_a_preview(string now, bool isPreview, string start)
    {
        var clock = new QuickClock(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        var budget = Assert.Single((await Stack.BuildAsync(Config.Settings(), isPreview, clock)).Recorder.Of("consumption:Budget"));

        Assert.Equal(start, Nested(budget.Inputs["timePeriod"])["startDate"]);
    }

    [Theory]
    [InlineData("gateway", 2, 5)]
    [InlineData("gateway", 0, 1)]
    [InlineData("direct", 2, 0)]
    public async Task Availability_test_has_five_locations_or_one_or_does_not_exist(string ingress, int least, int places)
    {
        var settings = new Combination("private", ingress, "open", Zones: false, new HashSet<string>()).Settings();
        var recorder = (
            await Stack.BuildAsync(
                settings with
                {
                    Gateway = settings.Gateway is { } gateway ? gateway with { MinInstances = least } : null,
                },
                isPreview: false
            )
        ).Recorder;
        var test = recorder.Of("applicationinsights:WebTest").SingleOrDefault();

        Assert.Equal(places, test is null ? 0 : List(test.Inputs["locations"]).Count());
        Assert.Equal(places > 0, recorder.Of("monitor:MetricAlert").Any(alert => alert.Name == "alert-unreachable-insights"));
        if (test is not null)
        {
            Assert.Equal("https://chat.example.com/readyz", Nested(test.Inputs["request"])["requestUrl"]);
            Assert.Contains(Nested(test.Inputs["tags"]).Keys, tag =>
                tag.StartsWith("hidden-link:/subscriptions/", StringComparison.Ordinal)
                && tag.Contains("/providers/microsoft.insights/components/appi-", StringComparison.Ordinal)
            );
        }
    }
}
