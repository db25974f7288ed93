using Preflight.AzureModel;
using Preflight.Rules.Limits;

namespace Preflight.Tests.Rules.Limits;

/// <summary>Every row of the files of limits, judged in both directions.</summary>
public sealed class LimitRowsTests
{
    private static readonly string[] Known =
    [
        .. LimitChecks.Kinds,
        "path",
        "at",
        "when",
        "with",
        "words",
        "example",
        "multiple",
        "absent",
        "because",
        "severity",
        "errorFrom",
        "from",
        "source",
    ];

    public static TheoryData<string> Files => [.. LimitFiles.All, "weak-settings", "zone-settings"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Row_has_one_check_and_known_properties(string file) => Assert.All(LimitRow.All(file), row =>
        {
            Assert.NotNull(row.Kind);
            Assert.Empty(row.Element.EnumerateObject().Select(each => each.Name).Except(Known));
            Assert.StartsWith("https://", row.Text("source") ?? "https://");
        });

    [Theory]
    [MemberData(nameof(Files))]
    public void Row_finds_what_does_not_comply(string file)
    {
        var rows = LimitRow.All(file).Where(row => row.IsOwn && row.NonCompliant() is not null).ToList();
        var found = Found(rows, row => row.NonCompliant()!);

        Assert.All(rows, row => Assert.True(found.Contains(row.Number), row.ToString()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Row_accepts_what_complies(string file)
    {
        var rows = LimitRow.All(file).Where(row => row.IsOwn && row.Compliant() is not null).ToList();
        var found = Found(rows, row => row.Compliant()!);

        Assert.All(rows, row => Assert.False(found.Contains(row.Number), row.ToString()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Row_reads_properties_that_the_type_has(string file)
    {
        var rows = LimitRow.All(file).Where(row => row.IsOwn && row.NonCompliant() is not null).ToList();
        var plan = rows.Aggregate(new TestPlan(), (plan, row) => plan.WithResource(LimitRow.Resource(row, row.NonCompliant()!)));

        var strange = plan.Messages("schema-unknown-property")
            .Where(message => !message.Contains("limit-test") && !message.Contains("other"))
            .ToList();
        Assert.True(strange.Count == 0, string.Join('\n', strange));
    }

    [Fact]
    public void Files_have_more_than_250_limits() => Assert.InRange(LimitFiles.All.Sum(file => LimitRow.All(file).Count()), 250, 10_000);

    /// <summary>The numbers of the rows that found something in inputs of their own.</summary>
    private static HashSet<int> Found(IReadOnlyList<LimitRow> rows, Func<LimitRow, System.Text.Json.Nodes.JsonObject> inputs)
    {
        var plan = new TestPlan().Azure(withTemplate: false);
        return
        [
            .. rows.Where(row => new Limit(row.Element).Judge(plan, new AzureResource(LimitRow.Resource(row, inputs(row)))).Any())
                .Select(row => row.Number),
        ];
    }
}
