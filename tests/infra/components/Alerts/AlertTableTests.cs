using System.Text.RegularExpressions;
using Infra.Components.Alerts;
using Infra.Components.Alerts.Rows;
using Infra.Components.Alerts.Table;
using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

public sealed class AlertTableTests
{
    public static TheoryData<string> Ids => [.. AlertTable.All.Select(row => row.Id)];

    [Fact]
    public void Every_alert_has_a_name_of_its_own_and_says_what_is_wrong()
    {
        Assert.Equal(AlertTable.All.Count, AlertTable.All.Select(row => row.Id).Distinct().Count());
        Assert.All(AlertTable.All, row => Assert.Matches("^[a-z]+(-[a-z]+)*$", row.Id));
        Assert.All(AlertTable.All, row => Assert.Matches("^[A-Z].*[^.]$", row.Says));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_alert_has_a_page_that_says_what_it_means_where_to_look_what_to_do_and_when_it_is_over(string id)
    {
        var page = File.ReadAllText(Config.RepositoryFile(AlertTable.All.Single(row => row.Id == id).Runbook));

        Assert.StartsWith($"# {id}\n\n", page);
        Assert.All(["**First look**", "**Do**", "**Over when**"], part => Assert.Contains(part, page));
        Assert.InRange(page.Split('\n').Length, 12, 40);
    }

    /// <summary>The portal opens a wall by writing one rule, and takes none down for it. The program writes its security rules with their group, so it never does this.</summary>
    [Theory]
    [InlineData("networkSecurityGroups/securityRules/write")]
    [InlineData("networkSecurityGroups/securityRules/delete")]
    [InlineData("firewallPolicies/ruleCollectionGroups/write")]
    [InlineData("firewallPolicies/ruleCollectionGroups/delete")]
    public void A_wall_that_is_opened_rule_by_rule_is_told(string operation)
    {
        var row = Assert.IsType<ActivityRow>(AlertTable.All.Single(row => row.Id == "network-opened"));

        Assert.Contains($"Microsoft.Network/{operation}", row.Fields.Single(field => field.Field == "operationName").Values);
    }

    /// <summary>A shell puts nothing in the place of $filter, and Azure's filters of metrics know no "greater".</summary>
    [Fact]
    public void Every_command_of_a_page_says_to_Azure_what_it_says_to_the_reader()
    {
        var commands = Directory
            .GetFiles(Config.RepositoryFile("docs/runbooks"), "*.md")
            .SelectMany(page =>
                Regex
                    .Matches(File.ReadAllText(page), "```sh\n(.*?)```", RegexOptions.Singleline)
                    .Select(block => $"{Path.GetFileName(page)}: {block.Groups[1].Value}")
            )
            .ToList();
        var filters = commands
            .SelectMany(command => Regex.Matches(command, "--filter \"([^\"]*)\"").Select(filter => filter.Groups[1].Value))
            .ToList();

        Assert.True(filters.Count >= 10);
        Assert.All(filters, filter => Assert.Matches("^\\w+ (eq|ne|sw) '[^']*'( (and|or) \\w+ (eq|ne|sw) '[^']*')*$", filter));
        Assert.All(commands, command => Assert.DoesNotMatch("\"[^\"\n]*(?<!\\\\)\\$[a-z][^\"\n]*\"", command));
    }

    [Fact]
    public async Task Every_alert_tells_the_group_and_names_its_page()
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

        Assert.True(alerts.Count > 60, $"{alerts.Count} alerts");
        Assert.All(alerts, alert => Assert.Matches("\\. Runbook: docs/runbooks/[a-z-]+\\.md$", (string)alert.Inputs["description"]));
        Assert.All(alerts, alert =>
            Assert.Contains("/azure-native:monitor:ActionGroup/on-call-people", System.Text.Json.JsonSerializer.Serialize(alert.Inputs))
        );
    }

    [Fact]
    public async Task A_stack_that_knows_where_its_pages_are_read_links_to_them()
    {
        var recorder = (
            await Stack.BuildAsync(Config.Settings(("runbooks", "https://git.example.com/docs/runbooks/")), isPreview: false)
        ).Recorder;

        Assert.EndsWith(
            "Runbook: https://git.example.com/docs/runbooks/site-errors.md",
            (string)recorder.One("monitor:MetricAlert", "alert-site-errors-chat").Inputs["description"]
        );
    }

    [Theory]
    [InlineData("alert-model-tokens-ai-chat", 120_000)]
    [InlineData("alert-model-tokens-ai-embedding", 120_000)]
    [InlineData("alert-search-index-full-search", 15 * 0.8 * 1024 * 1024 * 1024)]
    [InlineData("alert-site-memory-chat", 1.75 * 0.75 * 1024 * 1024 * 1024)]
    [InlineData("alert-site-slow-chat", 10)]
    public async Task A_limit_follows_from_the_settings(string alert, double limit)
    {
        var criteria = Nested(
            (await BuildAsync("private", isPreview: false)).Recorder.One("monitor:MetricAlert", alert).Inputs["criteria"]
        );

        Assert.Equal(limit, Nested(List(criteria["allOf"]).Single())["threshold"]);
    }

    [Fact]
    public async Task A_gateway_s_capacity_is_three_quarters_of_what_it_may_grow_to()
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
    public async Task Provisioned_deployments_are_watched_by_their_units_and_what_they_spill_over_to_by_its_tokens()
    {
        var recorder = (
            await Stack.BuildAsync(
                Config.Settings(
                    (
                        "deployments",
                        """
                        ["chat gpt-5.4-mini 2026-03-17 DataZoneProvisionedManaged 15 chat-spill", "chat-spill gpt-5.4-mini 2026-03-17 DataZoneStandard 30", "embedding text-embedding-3-large 1 GlobalStandard 30"]
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

        Assert.Equal(["alert-model-tokens-ai-chat-spill", "alert-model-tokens-ai-embedding"], Named("alert-model-tokens-ai-"));
        Assert.Equal(
            ["alert-model-units-full-ai-chat", "alert-model-units-idle-ai-chat", "alert-model-units-slow-ai-chat"],
            Named("alert-model-units-")
        );
        Assert.Single(recorder.Of("monitor:ScheduledQueryRule"), rule => rule.Name == "alert-model-spillover");
        Assert.DoesNotContain((await BuildAsync("private", isPreview: false)).Recorder.Of("monitor:ScheduledQueryRule"), rule =>
            rule.Name == "alert-model-spillover"
        );
    }

    [Fact]
    public async Task A_second_account_is_watched_as_the_first_is()
    {
        var recorder = (await Stack.BuildAsync(Config.Settings(("secondAiLocation", "francecentral")), isPreview: false)).Recorder;
        string[] Of(string account) =>
            [
                .. recorder
                    .Of("monitor:MetricAlert")
                    .Select(alert => alert.Name!)
                    .Where(name => Regex.IsMatch(name, $"^alert-model-.*-{account}(-chat|-embedding)?$"))
                    .Select(name => name.Replace($"-{account}", "", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ];

        Assert.NotEmpty(Of("ai-second"));
        Assert.Equal(Of("ai"), Of("ai-second"));
    }
}
