using Preflight.Checking;

namespace Preflight.Tests.Rules;

/// <summary>Every rule has cases.</summary>
public sealed class RuleCasesTests
{
    private static readonly ILookup<string, IReadOnlyList<RuleCase>> All = typeof(RuleCasesTests)
        .Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IRuleCases)) && !type.IsInterface)
        .ToLookup(
            type => (string)type.GetProperty(nameof(IRuleCases.Rule))!.GetValue(null)!,
            type => (IReadOnlyList<RuleCase>)type.GetProperty(nameof(IRuleCases.Cases))!.GetValue(null)!
        );

    [Fact]
    public void Every_rule_has_one_file_of_cases()
    {
        Assert.Empty(Rulebook.Facts.Keys.Except(All.Select(rule => rule.Key)));
        Assert.Empty(All.Select(rule => rule.Key).Except(Rulebook.Facts.Keys));
        Assert.All(All, rule => Assert.Single(rule));
    }

    [Fact]
    public void Every_rule_has_a_case_that_complies_and_one_that_does_not() => Assert.All(All, rule =>
        {
            // The rule's own example complies, which each file proves.
            Assert.Contains(rule.Single(), each => each.Resources.Count > 0);
            Assert.Equal(rule.Single().Count, rule.Single().Select(each => each.Name).Distinct().Count());
        });
}
