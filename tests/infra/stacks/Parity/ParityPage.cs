using System.Text;

namespace Stacks.Tests.Parity;

/// <summary>docs/parity.md, made of the table.</summary>
internal static class ParityPage
{
    private const string Head = """
        # Comparison with Microsoft's references

        Generated from [sources.yaml](../tests/infra/stacks/Parity/sources.yaml) and the files in
        [Areas](../tests/infra/stacks/Parity/Areas). After a change there, run
        `UPDATE_SNAPSHOTS=1 dotnet test tests/infra/stacks --filter ParityPageTests`.

        Each row is a capability that Microsoft's public references deploy, or advice of their checklists. Parameters that configure one
        capability are one row; the files name them all. A test looks for each proof in the plan that it names.


        """;

    private const string Tail = """

        ## Limits

        In a public network, AI Search supports no service endpoints, so its firewall admits only the allowed addresses. The sandbox app
        answers from the bundled documents and does not call AI Search. Put a stack whose app queries AI Search into a private network.

        ## Package upload to a private store

        - The package store is a separate account, so that the document store can be closed to the internet entirely.
        - In a private network, the package store has a private endpoint for the site. It also answers `allowedAddresses`, for a deployer
          outside the network.
        - Without an allowed address it is closed too, and the deployment must run inside the network.
        - Shared keys are off in both cases.

        """;

    private static readonly (ParityState State, string Meaning)[] States =
    [
        (ParityState.Met, "the tests' own dev, test, prod or sandbox has it; the row names resources, [rules](rules.md) or tests"),
        (
            ParityState.Option,
            "a [setting](configuration.md) adds it; the row names the stack of [tests](../tests/fixtures/complete) that plans it"
        ),
        (ParityState.Refused, "not adopted, with the reason"),
        (ParityState.Open, "not built yet, with what is missing"),
    ];

    public static string Write(ParityTable table)
    {
        var page = new StringBuilder(Head);
        page.Append("| state | rows | meaning |\n|---|---|---|\n");
        foreach (var (state, meaning) in States)
        {
            page.Append($"| {ParityRow.Key(state)} | {Count(table.Rows, state)} | {meaning} |\n");
        }

        page.Append($"\n**{Share(table.Rows)} of {table.Rows.Count} rows are met or an option.** The goal is 90 %.\n");
        page.Append("\n## References\n\n");
        page.Append("The numbers count the parts of a reference, such as parameters, by the states of their rows.\n\n");
        page.Append("| reference | here | version | parts | met | option | refused | open |\n|---|---|---|---|---|---|---|---|\n");
        page.AppendJoin("", table.Sources.Select(source => Line(source, table.Rows)));
        foreach (var area in table.Rows.GroupBy(row => row.Area))
        {
            page.Append($"\n## {area.Key}\n\n");
            page.AppendJoin(", ", States.Select(each => $"{Count(area, each.State)} {ParityRow.Key(each.State)}"));
            page.Append(".\n\n| capability | state | proof, setting or reason | in |\n|---|---|---|---|\n");
            page.AppendJoin("", area.Select(row => Line(row, table.Sources)));
        }

        return page.Append(Tail).ToString();
    }

    private static string Line(ParitySource source, IReadOnlyList<ParityRow> rows)
    {
        var counts = States.Select(each =>
            rows.Where(row => row.State == each.State)
                .SelectMany(row => row.In.GetValueOrDefault(source.Key, []))
                .Distinct()
                .Count()
                .ToString()
        );
        return $"| {source.Title} | {source.Label} | {source.Read} | {source.Names} {source.What} | {string.Join(" | ", counts)} |\n";
    }

    private static string Line(ParityRow row, IReadOnlyList<ParitySource> sources)
    {
        var references = sources
            .Where(source => row.In.GetValueOrDefault(source.Key, []).Count > 0)
            .Select(source =>
                source.Shown ? $"{source.Label} {string.Join(", ", row.In[source.Key])}" : $"{source.Label} ({row.In[source.Key].Count})"
            );
        return $"| {row.Capability} | {ParityRow.Key(row.State)} | {Text(row)} | {string.Join(", ", references)} |\n";
    }

    private static string Text(ParityRow row)
    {
        string?[] parts =
        [
            row.Settings.Count == 0 ? null : $"set {List(row.Settings.Select(setting => setting.Replace("=", ": ")))}",
            .. row.Proofs.Where(proof => proof.IsPlanned).GroupBy(proof => proof.Subject).Select(Plan),
            Shared(row, "rule", id => $"[`{id}`](rules.md#{id})"),
            Shared(row, "test", id => $"`{id}`"),
        ];
        var text = row.Text ?? string.Join("; ", parts.OfType<string>());
        return row.Note is null ? text : $"{text}. {row.Note}";
    }

    private static string Plan(IGrouping<string, Proof> proofs)
    {
        var resources = proofs.Where(proof => proof.Name is not null).Select(proof => $"{proof.Type} {proof.Name}").Distinct().ToList();
        var absent = proofs.Where(proof => proof.Name is null).Select(proof => proof.Type).ToList();
        var stack = proofs.Key == "with" ? "dev with it" : proofs.Key;
        return $"{stack}: "
            + string.Join(", ", new[] { resources, absent }.Where(each => each.Count > 0).Select(each => List(each, each == absent)));
    }

    private static string? Shared(ParityRow row, string subject, Func<string, string> written)
    {
        var ids = row.Proofs.Where(proof => proof.Subject == subject).Select(proof => written(proof.Type)).ToList();
        return ids.Count == 0 ? null : $"{subject}{(ids.Count > 1 ? "s" : "")} {string.Join(", ", ids)}";
    }

    private static string List(IEnumerable<string> items, bool absent = false) =>
        string.Join(", ", items.Select(item => $"{(absent ? "no " : "")}`{item}`"));

    private static int Count(IEnumerable<ParityRow> rows, ParityState state) => rows.Count(row => row.State == state);

    private static string Share(IReadOnlyList<ParityRow> rows) => $"{100 * rows.Count(row => row.IsCovered) / rows.Count} %";
}
