namespace Stacks.Tests.Parity;

public sealed class ParityPageTests
{
    [Fact]
    public void The_page_matches_the_table()
    {
        var page = ParityPage.Write(ParityTable.Instance);
        var file = PlannedStack.PathOf("docs/parity.md");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, page);
        }

        Assert.True(
            page == File.ReadAllText(file),
            "docs/parity.md is outdated: run UPDATE_SNAPSHOTS=1 dotnet test tests/infra/stacks --filter ParityPageTests and commit the "
                + "difference"
        );
    }

    [Fact]
    public void A_row_is_one_line_with_state_proof_and_references()
    {
        const string Rows = """
            area: Network
            rows:
              - capability: An entrance
                in: { bicep: [a, b], checklist: [N-R1] }
                option: [ingress]
                proof: [with network:ApplicationGateway gateway, nat without web:WebApp, rule web-firewall]
              - capability: Another
                in: { terraform: [c] }
                refused: A reason.
            """;

        var page = ParityPage.Write(ParityTable.Instance with { Rows = ParityTable.RowsOf(Rows) });

        Assert.Contains("\n| refused | 1 | ", page);
        Assert.Contains("\n**50 % of 2 rows are met or an option.** ", page);
        Assert.Contains(
            "\n| An entrance | option | set `ingress`; dev with it: `network:ApplicationGateway gateway`; nat: no `web:WebApp`; "
                + "rule [`web-firewall`](rules.md#web-firewall) | Bicep (2), checklist N-R1 |\n",
            page
        );
        Assert.Contains("\n| Another | refused | A reason. | Terraform (1) |\n", page);
    }
}
