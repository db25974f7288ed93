using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Preflight.Tests.Rules;

public sealed class RulebookTests
{
    /// <summary>Requirements that must fail a check, with spaces between.</summary>
    private const string Gate = """
        ID-01 ID-02 ID-03 ID-04 ID-07 ID-10 ID-12 ID-13 NET-01 NET-02
        NET-03 NET-04 NET-05 NET-11 NET-12 SAF-01 SAF-02 MDL-01 MDL-02 MDL-03
        MDL-05 CAP-01 CAP-02 CAP-10 CAP-12 GRD-01 GRD-02 GRD-12 OBS-01 OBS-03
        OBS-05 OBS-08 OBS-09 COST-01 COST-02 DEP-03 DEP-06 DR-02 DR-03 DR-04
        """;

    /// <summary>Requirements that mostly concern the app, so that requirements.json does not list them.</summary>
    private const string AppOnly = """
        GRD-02 GRD-12 OBS-03 OBS-05 MDL-03 MDL-05 MDL-08 MDL-09 MDL-10 DEP-11
        OBS-09 APP-03 CAP-05 DOC-05
        """;

    [Fact]
    public void Every_rule_class_is_applied()
    {
        var written = typeof(Rule).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IRule)) && !type.IsAbstract);

        Assert.Equal(written.Select(type => type.Name).Order(), Rulebook.All.Select(rule => rule.GetType().Name).Order());
    }

    [Fact]
    public void Ids_are_words_with_hyphens_and_sources_are_URLs() => Assert.All(Rulebook.Facts.Values, facts =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", facts.Id);
            Assert.True(Uri.IsWellFormedUriString(facts.Source, UriKind.Absolute) || facts.Id.StartsWith("waiver-"), facts.Id);
        });

    [Fact]
    public void Requirements_of_rules_exist()
    {
        var known = Requirement.All.Select(requirement => requirement.Id).Concat(Ids(AppOnly)).ToHashSet();

        Assert.Subset(known, Rulebook.Facts.Values.SelectMany(facts => facts.Requirements).ToHashSet());
    }

    [Fact]
    public void Every_requirement_of_the_gate_has_a_rule_with_severity_error()
    {
        var held = Rulebook.Facts.Values.Where(facts => facts.Severity == Severity.Error).SelectMany(facts => facts.Requirements);

        Assert.Equal(40, Ids(Gate).Length);
        Assert.Empty(Ids(Gate).Except(held));
    }

    [Fact]
    public void Example_has_a_resource_of_a_type_that_the_rule_reads() =>
        Assert.All(Rulebook.Facts.Values.Where(facts => facts.Types.Any(type => type != "*")), facts =>
            Assert.Contains(facts.Types, type => $"{facts.Example}\n".Contains($"azure-native:{type}\n"))
        );

    [Fact]
    public void Finding_is_an_error_from_the_stage_that_its_rule_names()
    {
        var alerting = new TestPlan().Add("network:FirewallPolicy", "policy", new { threatIntelMode = "Alert" });

        Assert.Equal([Severity.Error], alerting.Severities("threat-intelligence"));
        Assert.Equal([Severity.Warning], alerting.InTest().Severities("threat-intelligence"));
    }

    [Fact]
    public void Lesser_case_is_a_warning_of_an_error_rule()
    {
        var pending = new TestPlan().Add(
            "network:PrivateEndpoint",
            "endpoint",
            new { manualPrivateLinkServiceConnections = new[] { new { name = "partner", privateLinkServiceId = "/elsewhere" } } }
        );

        Assert.Equal([Severity.Warning], pending.Severities("endpoint-connection"));
    }

    private static string[] Ids(string text) => text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
