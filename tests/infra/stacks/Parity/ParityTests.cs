using Fixtures;

namespace Stacks.Tests.Parity;

/// <summary>Every capability of the references is decided, and what is met or an option is in a plan.</summary>
public sealed class ParityTests
{
    /// <summary>Lower it with each row that is built. Decide a new capability of a reference by building or refusing it.</summary>
    private const int MostOpenRows = 2;

    private const string Prefix = "  ai-workload:";

    public static TheoryData<string> Covered => [.. ParityTable.Instance.Rows.Where(row => row.IsCovered).Select(row => row.Capability)];

    public static TheoryData<string> Options =>
        [.. ParityTable.Instance.Rows.Where(row => row.State == ParityState.Option).Select(row => row.Capability)];

    [Fact]
    public void Every_row_is_decided_and_every_part_of_a_reference_is_in_a_row() => Assert.Empty(ParityTable.Instance.Problems());

    [Fact]
    public void Open_rows_do_not_grow()
    {
        var open = ParityTable.Instance.Rows.Where(row => row.State == ParityState.Open).Select(row => row.Capability).ToList();

        Assert.True(open.Count <= MostOpenRows, $"{open.Count} rows are open:\n{string.Join('\n', open)}");
    }

    [Theory]
    [MemberData(nameof(Covered))]
    public async Task Every_proof_holds(string capability)
    {
        foreach (var proof in Row(capability).Proofs)
        {
            Assert.Null(await proof.FailureAsync());
        }
    }

    [Fact]
    public void What_is_met_is_shown_on_the_shape_of_a_shipped_stack() =>
        Assert.Empty(
            from row in ParityTable.Instance.Rows
            where row.State == ParityState.Met
            from proof in row.Proofs
            where proof.IsPlanned && !FixtureStacks.Names.Contains(proof.Subject)
            select $"{row.Capability}: {proof.Subject}"
        );

    [Theory]
    [MemberData(nameof(Options))]
    public void The_settings_of_an_option_are_set_where_it_is_planned(string capability)
    {
        var row = Row(capability);
        var files = row
            .Proofs.Where(proof => proof.IsPlanned && proof.Subject != "with")
            .Select(proof => proof.Subject)
            .Distinct()
            .SelectMany(stack => File.ReadLines(FixtureStacks.FileOf(stack)));
        var set = files
            .Where(line => line.StartsWith(Prefix))
            .Select(line => line[Prefix.Length..].Split(':', 2))
            .Concat(row.With.Select(change => new[] { change.Key, change.Value }))
            .SelectMany(pair => new[] { pair[0], $"{pair[0]}={pair[1].Trim()}" });

        Assert.Subset(set.ToHashSet(), row.Settings.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Options))]
    public async Task An_option_is_on_in_no_shipped_shape(string capability)
    {
        var proofs = Row(capability).Proofs.Where(proof => proof.IsPlanned).ToList();

        Assert.NotEmpty(proofs);
        foreach (var name in FixtureStacks.Names)
        {
            var stack = await PlannedStack.PlanAsync(name);
            Assert.True(proofs.Any(proof => proof.FailureOn(stack) is not null), $"{name} plans it: this row is met");
        }
    }

    [Theory]
    [InlineData("dev web:WebApp chat-site httpsOnly=true", null)]
    [InlineData("dev web:WebApp chat-site siteConfig.appSettings[Chat__Mode].value=Azure kind=~linux", null)]
    [InlineData("dev without compute:VirtualMachine", null)]
    [InlineData("dev web:WebApp chat-site httpsOnly=false", "chat-site httpsOnly is 'true', not 'false'")]
    [InlineData("dev web:WebApp chat-site httpsOnly=true kind=windows", "chat-site kind is 'app,linux', not 'windows'")]
    [InlineData(
        "dev web:WebApp chat-site siteConfig.appSettings[Gone].value=*",
        "chat-site siteConfig.appSettings[Gone].value is '', not '*'"
    )]
    [InlineData("dev web:WebApp other", "dev has no web:WebApp other")]
    [InlineData("dev without web:WebApp", "dev has a web:WebApp")]
    [InlineData("dev without web:WebSite", "there is no resource type web:WebSite")]
    [InlineData("gone web:WebApp chat-site", "there is no stack gone")]
    [InlineData("rule no-such-rule", "preflight has no rule no-such-rule")]
    [InlineData("test ParityTests.Gone", "there is no test ParityTests.Gone")]
    [InlineData("test ParityTests.A_wrong_proof_fails", null)]
    public async Task A_wrong_proof_fails(string proof, string? failure) =>
        Assert.Equal(failure, await Proof.Parse(proof, new Dictionary<string, string>()).FailureAsync());

    [Theory]
    [InlineData("open: A row needs one state, and this sentence is long enough.\n    met: [rule sign-in]", "has 2 states")]
    [InlineData("note: A row needs one state, and this sentence is long enough.", "has 0 states")]
    [InlineData("refused: Too short.", "which is not a sentence")]
    [InlineData("met: []", "is met with 0 proofs")]
    [InlineData("option: []\n    proof: [rule sign-in]", "names no setting")]
    [InlineData("option: [gone]\n    proof: [rule sign-in]", "names gone, which Pulumi.yaml does not declare")]
    [InlineData("option: [gone=1]\n    proof: [rule sign-in]", "names gone=1, which Pulumi.yaml does not declare")]
    public void A_wrong_row_is_found(string state, string problem) =>
        Assert.Contains((ParityTable.Instance with { Sources = [], Rows = Rows("{}", state) }).Problems(), found =>
            found.Contains(problem)
        );

    [Theory]
    [InlineData("{ gone: [x] }", "is in the unknown reference gone")]
    [InlineData("{}", "is in no reference")]
    [InlineData("{ bicep: [x, x] }", "x of Azure/bicep-ptn-aiml-landing-zone is in two rows")]
    [InlineData("{ bicep: [x] }", "has 188 parameters; the rows name 1")]
    public void A_wrong_reference_is_found(string references, string problem) =>
        Assert.Contains((ParityTable.Instance with { Rows = Rows(references, "met: [rule sign-in]") }).Problems(), found =>
            found.Contains(problem)
        );

    private static ParityRow Row(string capability) => ParityTable.Instance.Rows.Single(row => row.Capability == capability);

    private static IReadOnlyList<ParityRow> Rows(string references, string state) =>
        ParityTable.RowsOf($"area: A\nrows:\n  - capability: C\n    in: {references}\n    {state}\n");
}
