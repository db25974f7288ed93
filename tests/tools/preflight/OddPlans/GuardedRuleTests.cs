using AzureDefinitions.Types;
using Preflight.AzureModel;
using Preflight.Checking;
using Preflight.Requests;
using Preflight.Rules.Framework;
using Preflight.Tests.Rules;

namespace Preflight.Tests.OddPlans;

public sealed class GuardedRuleTests
{
    private const string Failing = "dangling-reference";

    [Fact]
    public void A_rule_that_throws_is_an_error_that_names_rule_and_resource()
    {
        var found = Check(new Throwing("third"), new Throwing("none"));

        var finding = Assert.Single(found, finding => finding.Message.Contains("failed"));
        Assert.Equal((Failing, Severity.Error, "third"), (finding.Rule, finding.Severity, finding.Resource));
        Assert.StartsWith("the rule failed (InvalidOperationException: cannot read third)", finding.Message);
    }

    [Fact]
    public void Findings_before_the_failure_and_of_other_rules_remain()
    {
        var found = Check(new Throwing("third"), new Throwing("none"));

        Assert.Equal(["first", "second", "third"], found.Where(finding => finding.Message == "seen").Select(finding => finding.Resource));
    }

    [Fact]
    public void A_failure_that_no_single_resource_causes_is_of_the_stack() =>
        Assert.Equal([TestPlan.Stack], Check(new Throwing("*")).Select(finding => finding.Resource));

    private static IReadOnlyList<Finding> Check(params IRule[] rules)
    {
        var plan = new TestPlan()
            .Add("search:Service", "first", new { location = "a" })
            .Add("search:Service", "second", new { location = "a" })
            .Add("search:Service", "third", new { location = "a" })
            .Azure(withTemplate: false)
            .Plan;
        return CheckResult.Of(plan, new AzureTypes(), new() { Today = TestPlan.Today }, rules: rules).Findings;
    }

    /// <summary>Fails at the inputs of one resource, or always.</summary>
    private sealed class Throwing(string name) : IRule
    {
        public IReadOnlyList<RuleFacts> Facts { get; } = [Rulebook.Facts[Failing]];

        public IEnumerable<Finding> Check(AzurePlan plan)
        {
            foreach (var resource in plan.Resources)
            {
                if (name == "*" || resource.Name == name && resource.Has("location"))
                {
                    throw new InvalidOperationException($"cannot read {resource.Name}");
                }

                yield return new(Failing, Severity.Warning, resource.Name, resource.Planned.Urn, "seen");
            }
        }
    }
}
