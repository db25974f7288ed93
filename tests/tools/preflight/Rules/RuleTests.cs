using Preflight.Checking;

namespace Preflight.Tests.Rules;

/// <summary>Checks the cases of one rule, and the example in its documentation.</summary>
public abstract class RuleTests<T>
    where T : IRuleCases
{
    /// <summary>The plan of the rule's own example, which complies. Most cases change one thing in it.</summary>
    protected static TestPlan Example => ExamplePlan.Of(Rulebook.Facts[T.Rule].Example);

    public static TheoryData<string> Names => [.. T.Cases.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_is_judged_as_expected(string name)
    {
        var expected = T.Cases.Single(each => each.Name == name);

        Assert.Equal(expected.Resources.Order(), expected.Plan.Found(T.Rule).Order());
    }

    [Fact]
    public void Example_complies() => Assert.Empty(Example.Messages(T.Rule));

    [Fact]
    public void Plan_without_resources_has_no_finding_on_a_resource() =>
        Assert.All(new TestPlan().Found(T.Rule), resource => Assert.Equal(TestPlan.Stack, resource));

    protected static RuleCase Compliant(string name, TestPlan plan) => new(name, plan, []);

    /// <param name="resources">The logical names of the resources with a finding, one for each finding.</param>
    protected static RuleCase NonCompliant(string name, TestPlan plan, params string[] resources)
    {
        Assert.NotEmpty(resources);
        return new(name, plan, resources);
    }
}
