using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.Rules;
using Stacks.Tests.Faults;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>The alerts of the stacks, as planned.</summary>
public sealed class AlertTests
{
    private const string Group = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-aichat-prod-sec/providers/";
    private static readonly string[] Kinds = ["monitor:MetricAlert", "monitor:ScheduledQueryRule", "monitor:ActivityLogAlert"];

    [Fact]
    public async Task Prod_has_alerts_an_action_group_an_availability_test_and_a_budget()
    {
        var stack = await PlannedStack.Prod;
        var alerts = Alerts(stack);
        var types = alerts
            .SelectMany(alert => alert.Inputs.Texts("scopes"))
            .Select(scope => ResourceId.TypeOf(scope))
            .OfType<string>()
            .Distinct()
            .ToList();

        Assert.True(types.Count >= 12, string.Join(", ", types));
        Assert.NotEmpty(Assert.Single(stack.Of("monitor:ActionGroup")).Inputs["emailReceivers"]!.AsArray());
        Assert.Equal(5, Assert.Single(stack.Of("applicationinsights:WebTest")).Inputs["locations"]!.AsArray().Count);
        Assert.Equal("6000", Text(Assert.Single(stack.Of("consumption:Budget")), "amount"));
    }

    [Fact]
    public async Task Metric_alert_uses_a_known_metric_and_an_existing_runbook()
    {
        var stack = await PlannedStack.Everything;
        var criteria = stack.Of(Kinds[0]).SelectMany(alert => alert.Inputs.List("criteria.allOf")).ToList();

        Assert.True(criteria.Count >= 40, $"{criteria.Count} criteria");
        Assert.All(criteria, each =>
            Assert.True(
                MetricCatalogue.Known.Find(each.Text("metricNamespace")!, each.Text("metricName")!) is { } facts
                    && facts.Aggregations.Contains(each.Text("timeAggregation")!),
                $"{each.Text("timeAggregation")} {each.Text("metricName")} of {each.Text("metricNamespace")}"
            )
        );
        Assert.All(Alerts(stack), alert => Assert.True(File.Exists(PathOf(Text(alert, "description")!.Split("Runbook: ")[1])), alert.Name));
    }

    /// <summary>A metric of one resource type does not exist for another.</summary>
    [Fact]
    public async Task Metric_namespace_is_the_type_of_the_watched_resource() =>
        Assert.All((await PlannedStack.Everything).Of(Kinds[0]), alert =>
            Assert.All(alert.Inputs.List("criteria.allOf"), criterion =>
                Assert.Equal(
                    ResourceId.TypeOf(Assert.Single(alert.Inputs.Texts("scopes"))),
                    criterion.Text("metricNamespace"),
                    ignoreCase: true
                )
            )
        );

    [Fact]
    public async Task Alert_depends_on_its_resource_and_its_action_group()
    {
        var stack = await PlannedStack.Everything;
        var byId = stack
            .Azure.Where(resource => resource.Id is not null)
            .DistinctBy(resource => resource.Id)
            .ToDictionary(resource => resource.Id!);
        var group = Assert.Single(stack.Of("monitor:ActionGroup")).Urn;

        foreach (var alert in Alerts(stack))
        {
            var behind = stack.Behind(alert);
            Assert.Contains(group, behind);
            Assert.All(alert.Inputs.Texts("scopes").Where(byId.ContainsKey), scope => Assert.Contains(byId[scope].Urn, behind));
        }
    }

    /// <summary>Azure rejects a new start date for an existing budget.</summary>
    [Fact]
    public async Task Budget_start_is_sent_once() =>
        Assert.Equal(["timePeriod"], Assert.Single((await PlannedStack.Prod).Of("consumption:Budget")).Options.IgnoreChanges);

    [Fact]
    public async Task Webhook_address_is_secret()
    {
        var stack = await PlanAsync("prod", ("alertWebhook", "https://pager.example.com/?token=hush"));

        Assert.DoesNotContain("hush", PlanFile.Write(stack.Plan));
        Assert.NotEmpty(Assert.Single(stack.Of("monitor:ActionGroup")).Inputs["webhookReceivers"]!.AsArray());
    }

    [Fact]
    public void Metric_catalogue_has_aggregations_and_grains_for_each_metric()
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

    /// <summary>Other programs name no namespace, and watch types that the catalogue does not list.</summary>
    [Theory]
    [InlineData("Microsoft.Web/sites/app-x", "Http5XXs", true)]
    [InlineData("Microsoft.Web/sites/app-x", "Http5xx", false)]
    [InlineData("Microsoft.Web/sites/app-x/slots/staging", "Http5XXs", true)]
    [InlineData("Microsoft.Storage/storageAccounts/x/blobServices/default", "BlobCounts", true)]
    [InlineData("Microsoft.Compute/virtualMachines/x", "No such metric", false)]
    [InlineData("Microsoft.DocumentDB/databaseAccounts/x", "CassandraRequests", false)]
    public async Task Metric_is_checked_by_the_type_of_its_scope(string scope, string metric, bool found)
    {
        var plan = Mutation.Add(
            (await PlannedStack.Prod).Plan,
            "azure-native:monitor:MetricAlert",
            "theirs",
            $"{Group}Microsoft.Insights/metricAlerts/theirs",
            $$$"""
            {"ruleName":"theirs","scopes":["{{{Group}}}{{{scope}}}"],"windowSize":"PT5M","evaluationFrequency":"PT1M",
            "criteria":{"allOf":[{"metricName":"{{{metric}}}"}]}}
            """,
            "workload"
        );

        Assert.Equal(found, Judging.Of(plan).Findings.Any(finding => finding is { Rule: "alert-metrics", Resource: "theirs" }));
    }

    [Theory]
    [InlineData("Microsoft.KeyVault/vaults", false)]
    [InlineData("Microsoft.Web/sites", true)]
    public async Task Alert_on_a_resource_group_watches_one_resource_type(string type, bool found)
    {
        var plan = (await PlannedStack.Prod).Plan;
        plan = Mutation.Without(
            plan,
            [
                .. plan
                    .Resources.Where(resource => resource.Custom && resource.Name.StartsWith("alert-vault-", StringComparison.Ordinal))
                    .Select(resource => resource.Name),
            ]
        );
        plan = Mutation.Change(plan, "alert-site-unauthorized-chat", alert =>
            Mutation.With(
                Mutation.With(alert, "scopes", $"[\"{Group[..Group.IndexOf("/providers", StringComparison.Ordinal)]}\"]"),
                "targetResourceType",
                $"\"{type}\""
            )
        );

        Assert.Equal(found, Judging.Of(plan).Findings.Any(finding => finding is { Rule: "alerts", Resource: "vault" }));
    }

    [Fact]
    public async Task Runbook_file_is_required_only_where_the_project_folder_is_known()
    {
        var plan = Mutation.Change((await PlannedStack.Prod).Plan, "alert-site-errors-chat", alert =>
            Mutation.With(Mutation.With(alert, "description", "\"docs/runbooks/gone.md\""), "actions[0].webHookProperties", "null")
        );
        var linked = Mutation.Change(plan, "alert-site-errors-chat", alert =>
            Mutation.With(alert, "description", "\"https://git.example.com/runbooks/gone.md\"")
        );
        static IEnumerable<string> Pages(Plan of, string? folder) =>
            Judging
                .Of(of, new() { Today = Judging.Day, Directory = folder })
                .Findings.Where(finding => finding.Rule == "alert-runbooks")
                .Select(finding => finding.Message);

        Assert.Equal(["links to docs/runbooks/gone.md, which does not exist; write the page or change the link"], Pages(plan, PathOf("")));
        Assert.Empty(Pages(plan, folder: null));
        Assert.Empty(Pages(linked, PathOf("")));
    }

    private static IReadOnlyList<PlannedResource> Alerts(PlannedStack stack) => [.. Kinds.SelectMany(stack.Of)];
}
