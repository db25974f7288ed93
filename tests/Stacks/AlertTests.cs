using System.Text.Json.Nodes;
using Preflight.Azure;
using Preflight.Plans;
using Preflight.Rules;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>What somebody on call has on the first night.</summary>
public sealed class AlertTests
{
    private static readonly string[] Kinds = ["monitor:MetricAlert", "monitor:ScheduledQueryRule", "monitor:ActivityLogAlert"];

    [Fact]
    public async Task Prod_holds_alerts_over_many_types_an_action_group_an_availability_test_and_a_budget()
    {
        var stack = await PlannedStack.Prod;
        var alerts = Alerts(stack);
        var types = alerts.SelectMany(alert => alert.Inputs.Texts("scopes")).Select(scope => ResourceId.TypeOf(scope)).OfType<string>().Distinct().ToList();

        Assert.Equal((57, 17, 11), (stack.Of(Kinds[0]).Count, stack.Of(Kinds[1]).Count, stack.Of(Kinds[2]).Count));
        Assert.True(types.Count >= 12, string.Join(", ", types));
        Assert.NotEmpty(Assert.Single(stack.Of("monitor:ActionGroup")).Inputs["emailReceivers"]!.AsArray());
        Assert.Equal(5, Assert.Single(stack.Of("applicationinsights:WebTest")).Inputs["locations"]!.AsArray().Count);
        Assert.Equal("6000", Text(Assert.Single(stack.Of("consumption:Budget")), "amount"));
    }

    [Fact]
    public async Task Every_alert_of_the_stack_that_has_every_part_watches_a_metric_that_Azure_lists_and_names_a_page_that_is_there()
    {
        var stack = await PlannedStack.Everything;
        var criteria = stack.Of(Kinds[0]).SelectMany(alert => alert.Inputs.List("criteria.allOf")).ToList();

        Assert.True(criteria.Count >= 80, $"{criteria.Count} criteria");
        Assert.All(criteria, each => Assert.True(
            MetricCatalogue.Known.Find(each.Text("metricNamespace")!, each.Text("metricName")!) is { } facts && facts.Aggregations.Contains(each.Text("timeAggregation")!),
            $"{each.Text("timeAggregation")} {each.Text("metricName")} of {each.Text("metricNamespace")}"));
        Assert.All(Alerts(stack), alert => Assert.True(File.Exists(PathOf(Text(alert, "description")!.Split("Runbook: ")[1])), alert.Name));
    }

    /// <summary>What Azure measures of one type says nothing of another.</summary>
    [Fact]
    public async Task A_namespace_is_the_type_of_what_is_watched() => Assert.All(
        (await PlannedStack.Everything).Of(Kinds[0]),
        alert => Assert.All(alert.Inputs.List("criteria.allOf"), criterion => Assert.Equal(
            ResourceId.TypeOf(Assert.Single(alert.Inputs.Texts("scopes"))), criterion.Text("metricNamespace"), ignoreCase: true)));

    [Fact]
    public async Task Alerts_come_after_what_they_watch_and_whom_they_tell()
    {
        var stack = await PlannedStack.Everything;
        var byId = stack.Azure.Where(resource => resource.Id is not null).DistinctBy(resource => resource.Id).ToDictionary(resource => resource.Id!);
        var group = Assert.Single(stack.Of("monitor:ActionGroup")).Urn;

        foreach (var alert in Alerts(stack))
        {
            var behind = stack.Behind(alert);
            Assert.Contains(group, behind);
            Assert.All(alert.Inputs.Texts("scopes").Where(byId.ContainsKey), scope => Assert.Contains(byId[scope].Urn, behind));
        }
    }

    /// <summary>Azure refuses another start for a budget that is there, so a later month must not send one.</summary>
    [Fact]
    public async Task The_start_of_a_budget_is_sent_once() =>
        Assert.Equal(["timePeriod"], Assert.Single((await PlannedStack.Prod).Of("consumption:Budget")).Options.IgnoreChanges);

    [Fact]
    public async Task The_pager_s_address_is_secret()
    {
        var stack = await PlanAsync("prod", ("alertWebhook", "https://pager.example.com/?token=hush"));

        Assert.DoesNotContain("hush", PlanFile.Write(stack.Plan));
        Assert.NotEmpty(Assert.Single(stack.Of("monitor:ActionGroup")).Inputs["webhookReceivers"]!.AsArray());
    }

    [Fact]
    public void The_list_of_metrics_is_whole_and_every_line_says_how_a_metric_can_be_read()
    {
        var known = MetricCatalogue.Known;
        string[] grains = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"];

        Assert.True(known.Types.Count() >= 15);
        foreach (var type in known.Types)
        {
            Assert.NotEmpty(known.MetricsOf(type));
            Assert.All(known.MetricsOf(type).Select(metric => known.Find(type, metric)!), facts =>
            {
                Assert.NotEmpty(facts.Aggregations);
                Assert.Subset(new HashSet<string> { "Average", "Count", "Minimum", "Maximum", "Total" }, facts.Aggregations.ToHashSet());
                Assert.Subset(grains.ToHashSet(), facts.Grains.ToHashSet());
                Assert.NotEmpty(facts.Grains);
            });
        }
    }

    private static IReadOnlyList<PlannedResource> Alerts(PlannedStack stack) => [.. Kinds.SelectMany(stack.Of)];
}
