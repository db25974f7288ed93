using Microsoft.Extensions.Time.Testing;
using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

/// <summary>Who is told of alerts and of cost.</summary>
public sealed class OnCallTests
{
    [Fact]
    public async Task Alerts_go_to_the_addresses_and_to_the_pager_and_the_budget_to_the_same()
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
            Assert.Equal(["/azure-native:monitor:ActionGroup/on-call-people"], List(Nested(mark)["contactGroups"]));
        });
    }

    [Fact]
    public async Task A_quiet_stack_tells_nobody_of_alerts_asks_no_query_and_its_budget_tells_the_owners()
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
    public async Task A_budget_speaks_at_half_at_most_of_it_at_all_of_it_and_when_all_of_it_is_foreseen()
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

    /// <summary>Azure takes a new budget from the current month's first day; a plan must not change with the month.</summary>
    [Theory]
    [InlineData("2026-11-30T23:59:59Z", false, "2026-11-01T00:00:00Z")]
    [InlineData("2026-12-01T00:00:00Z", false, "2026-12-01T00:00:00Z")]
    [InlineData("2026-11-30T23:59:59Z", true, "2017-06-01T00:00:00Z")]
    [InlineData("2026-12-01T00:00:00Z", true, "2017-06-01T00:00:00Z")]
    public async Task A_budget_begins_with_the_month_of_its_deployment_and_a_preview_knows_no_month(
        string now,
        bool isPreview,
        string start
    )
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        var budget = Assert.Single((await Stack.BuildAsync(Config.Settings(), isPreview, clock)).Recorder.Of("consumption:Budget"));

        Assert.Equal(start, Nested(budget.Inputs["timePeriod"])["startDate"]);
    }

    [Theory]
    [InlineData("gateway", 2, 5)]
    [InlineData("gateway", 0, 1)]
    [InlineData("direct", 2, 0)]
    public async Task The_public_address_is_asked_from_five_places_from_one_where_the_gateway_may_sleep_and_not_at_all_where_nobody_outside_is_let_in(
        string ingress,
        int least,
        int places
    )
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
