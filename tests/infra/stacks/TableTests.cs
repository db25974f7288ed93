namespace Stacks.Tests;

/// <summary>Row by row: what the references deploy, what breaks for others, which defects the references have.</summary>
public sealed class TableTests
{
    private static readonly IReadOnlyList<Row> Rows = [.. BasicRows.All, .. BaselineRows.All, .. PitfallRows.All, .. DefectRows.All];

    public static TheoryData<string> Ids => [.. Rows.Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_row_is_met_refused_with_its_reason_or_documented(string id) =>
        Rows.Single(row => row.Id == id).Check(await PlannedStack.Everything);

    /// <summary>No row of the lists may be forgotten.</summary>
    [Fact]
    public void Every_row_of_the_lists_is_here()
    {
        var ids = Rows.Select(row => row.Id).ToHashSet();
        static IEnumerable<string> Numbered(string letter, int count, string format) =>
            Enumerable.Range(1, count).Select(number => letter + number.ToString(format));

        Assert.Equal(Rows.Count, ids.Count);
        Assert.Subset(
            ids,
            new HashSet<string>([
                .. Numbered("B", 18, "00"),
                .. Numbered("L", 25, "00"),
                .. Numbered("P", 23, "0"),
                .. Numbered("U", 15, "0"),
                .. Numbered("D", 12, "0"),
            ])
        );
        Assert.Equal(10, ids.Count(id => id.StartsWith("R ", StringComparison.Ordinal)));
        Assert.Equal(13, ids.Count(id => id.StartsWith("N ", StringComparison.Ordinal)));
    }

    /// <summary>A check that cannot fail proves nothing: each must fail on a stack that has none of it.</summary>
    [Fact]
    public async Task A_row_that_is_met_fails_where_its_part_is_missing()
    {
        var dev = await PlannedStack.Dev;
        var passing = Rows.Where(row => row.Met is not null && row.Id[0] is 'L' or 'N')
            .Where(row => Passes(row, dev))
            .Select(row => row.Id);

        Assert.Equal(
            ["N app", "N endpoint order", "N model", "N package", "N subnets", "N web app network"],
            passing.Where(id => id != "").Order(StringComparer.Ordinal)
        );
    }

    private static bool Passes(Row row, PlannedStack stack)
    {
        try
        {
            row.Check(stack);
            return row.Met is not null;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
