using Planning.Plans;

namespace Stacks.Tests;

/// <summary>What reference deployments contain and how they fail, row by row on the stack with every part.</summary>
public sealed class TableTests
{
    private static readonly IReadOnlyList<Row> Rows =
    [
        .. BasicRows.All,
        .. BaselineNetworkRows.All,
        .. BaselineServiceRows.All,
        .. BaselineOperationsRows.All,
        .. RoleRows.All,
        .. SuccessorRows.All,
        .. PitfallRows.All,
    ];

    /// <summary>Rows about which resources exist: they look at no input.</summary>
    private static readonly string[] AboutNames = ["Cosmos DB has one data role", "stores with data are locked"];

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Plan_matches_the_row(string name) => Rows.Single(row => row.Name == name).Check(await PlannedStack.Everything);

    [Fact]
    public void Deviations_from_a_reference_are_documented_with_their_reason()
    {
        var page = PlannedStack.Read("docs/parity.md");

        Assert.All(Rows.Where(row => row.Reason is not null), row =>
            Assert.Contains(row.Reason!, page, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task Row_fails_on_a_plan_without_inputs()
    {
        var plan = (await PlannedStack.Everything).Plan;
        var empty = PlannedStack.Of(plan with { Resources = [.. plan.Resources.Select(WithoutInputs)] });
        var passing = Rows.Where(row => row.Reason is null && Passes(row, empty)).Select(row => row.Name);

        Assert.Equal(AboutNames, passing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Row_fails_on_a_plan_without_resources()
    {
        var plan = (await PlannedStack.Everything).Plan;
        var empty = PlannedStack.Of(plan with { Resources = [] });

        Assert.Empty(Rows.Where(row => row.Reason is null && Passes(row, empty)).Select(row => row.Name));
    }

    private static PlannedResource WithoutInputs(PlannedResource resource) => resource with { Inputs = [], DependsOn = [], Secrets = [] };

    private static bool Passes(Row row, PlannedStack stack)
    {
        try
        {
            row.Check(stack);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
