using Preflight.Checking;
using Preflight.Rules.Framework;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>Each rule passes where all is well and fails where something is not.</summary>
public sealed class RuleTests
{
    /// <summary>Rules that no single fault in a plan of ours sets off, with the test that does.</summary>
    private static readonly string[] ShownElsewhere =
    [
        "schema-kind",
        "schema-value",
        "schema-unusual-value",
        "schema-length",
        "schema-range",
        "schema-unknown-type",
        "waiver-expired",
        "waiver-unused",
        "model-fallback",
        "bulkheads",
        "hidden-settings",
        "firewall-order",
        "model-parity",
    ];

    [Fact]
    public void Every_rule_that_is_written_is_applied()
    {
        var written = typeof(Rule).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IRule)) && !type.IsAbstract);

        Assert.Equal(written.Select(type => type.Name).Order(), Rulebook.All.Select(rule => rule.GetType().Name).Order());
    }

    [Fact]
    public void Every_rule_says_what_it_promises_and_where_that_comes_from()
    {
        Assert.All(Rulebook.Facts.Values, facts =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", facts.Id);
            Assert.NotEmpty(facts.Title);
            Assert.True(Uri.IsWellFormedUriString(facts.Source, UriKind.Absolute) || facts.Id.StartsWith("waiver-"), facts.Id);
        });
        var known = Requirement.All.Select(requirement => requirement.Id).ToHashSet();
        var appOnly = new[]
        {
            "GRD-02",
            "GRD-12",
            "OBS-03",
            "OBS-05",
            "MDL-03",
            "MDL-05",
            "MDL-08",
            "MDL-09",
            "MDL-10",
            "DEP-11",
            "OBS-09",
            "APP-03",
            "CAP-05",
            "DOC-05",
        };
        Assert.All(Rulebook.Facts.Values.SelectMany(facts => facts.Requirements), id =>
            Assert.True(known.Contains(id) || appOnly.Contains(id), id)
        );
    }

    /// <summary>The forty that fail a build.</summary>
    [Fact]
    public void Every_requirement_of_the_gate_is_held_by_an_error_rule()
    {
        string[] gate =
        [
            "ID-01",
            "ID-02",
            "ID-03",
            "ID-04",
            "ID-07",
            "ID-10",
            "ID-12",
            "ID-13",
            "NET-01",
            "NET-02",
            "NET-03",
            "NET-04",
            "NET-05",
            "NET-11",
            "NET-12",
            "SAF-01",
            "SAF-02",
            "MDL-01",
            "MDL-02",
            "MDL-03",
            "MDL-05",
            "CAP-01",
            "CAP-02",
            "CAP-10",
            "CAP-12",
            "GRD-01",
            "GRD-02",
            "GRD-12",
            "OBS-01",
            "OBS-03",
            "OBS-05",
            "OBS-08",
            "OBS-09",
            "COST-01",
            "COST-02",
            "DEP-03",
            "DEP-06",
            "DR-02",
            "DR-03",
            "DR-04",
        ];

        Assert.Equal(40, gate.Length);
        Assert.All(gate, id =>
            Assert.Contains(Rulebook.Facts.Values, rule => rule.Severity == Severity.Error && rule.Requirements.Contains(id))
        );
    }

    [Fact]
    public async Task Every_rule_fails_on_some_fault()
    {
        var everything = FaultRun.Of((await PlannedStack.Everything).Plan, [.. OptionalFaults.All()]);
        var readOnly = FaultRun.Of(
            (await PlannedStack.Prod).Plan,
            [Fault.Set("set by Azure", "ai-account", "identity.principalId", "\"x\"")]
        );
        var broken = (await FaultRun.Prod)
            .Concat(readOnly)
            .Concat(everything)
            .SelectMany(each => each.Found)
            .Select(finding => finding.Rule)
            .Concat(Judging.Of((await PlannedStack.Prod).Plan, new() { Today = Judging.Day }).Findings.Select(finding => finding.Rule))
            .ToHashSet();

        Assert.Empty(Rulebook.Facts.Keys.Except(broken).Except(ShownElsewhere));
        Assert.Empty(everything.Where(each => each.Found.Count == 0).Select(each => each.Fault.ToString()));
    }

    public static TheoryData<string> Stacks => ["dev", "test", "prod", "sandbox"];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task No_rule_finds_anything_in_a_stack_but_what_is_waived(string stack) =>
        Assert.Empty(
            Judging
                .Of((await PlannedStack.PlanAsync(stack)).Plan)
                .Findings.Select(finding => $"{finding.Rule} {finding.Resource}: {finding.Message}")
        );

    /// <summary>Where Azure publishes no definition, or takes what it does not publish, a warning says so.</summary>
    [Fact]
    public async Task No_rule_finds_an_error_in_the_stack_that_has_every_part() =>
        Assert.Empty(
            Judging
                .Of((await PlannedStack.Everything).Plan)
                .Findings.Where(finding => finding.Severity == Severity.Error)
                .Select(finding => $"{finding.Rule} {finding.Resource}: {finding.Message}")
        );

    [Fact]
    public async Task A_second_chat_deployment_is_asked_for_once_there_is_one_only()
    {
        var plan = Mutation.Without((await PlannedStack.Prod).Plan, "ai-chat-fallback");

        Assert.Contains(Judging.Of(plan).Findings, finding => finding.Rule == "model-fallback");
        Assert.Contains(Judging.Of(Mutation.Without(plan, "ai-embedding")).Findings, finding => finding.Rule == "bulkheads");
    }

    [Fact]
    public async Task Settings_that_are_secret_as_a_whole_are_said_not_to_be_judged()
    {
        var plan = Mutation.Change((await PlannedStack.Prod).Plan, "chat-site", site => Mutation.With(site, "siteConfig", "\"[secret]\""));

        Assert.Equal(
            ["hidden-settings"],
            Judging.Of(plan).Findings.Where(finding => finding.Resource == "chat-site").Select(finding => finding.Rule)
        );
    }

    [Fact]
    public async Task A_firewall_waits_for_its_rules_and_the_app_for_the_firewall()
    {
        var plan = (await PlannedStack.Prod).Plan;
        var group = plan.Resources.Single(each => each.Name == "egress-sign-in").Urn;
        var hasty = Mutation.Change(plan, "egress-firewall", each =>
            each with
            {
                DependsOn = [.. each.DependsOn.Where(urn => urn != group)],
            }
        );

        Assert.Contains(Judging.Of(hasty).Findings, finding =>
            finding.Rule == "firewall-order" && finding.Message.Contains("egress-sign-in")
        );
    }
}
