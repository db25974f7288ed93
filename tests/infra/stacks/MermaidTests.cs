using System.Diagnostics;
using System.Text.RegularExpressions;
using CommandLine;
using Preflight.Reports.Diagrams;

namespace Stacks.Tests;

public sealed class MermaidTests
{
    public static TheoryData<string> Stacks => DiagramTests.Stacks;

    [MermaidTheory]
    [MemberData(nameof(Stacks))]
    public async Task The_Mermaid_parser_accepts_the_diagram_of_every_stack(string stack) =>
        Assert.Equal((0, "flowchart-v2"), await ParseAsync(MermaidDiagram.Write(await DiagramTests.ArchitectureOf(stack))));

    [MermaidTheory]
    [InlineData("\"]; click n1 \"javascript:alert(1)\"")]
    [InlineData("end\n  subgraph x")]
    [InlineData("`**a**` <b>|%%{init: {}}%% 'it''s' #quot;")]
    public async Task The_Mermaid_parser_accepts_any_text_of_a_plan(string text)
    {
        var written = MermaidDiagram.Write(With(text));

        Assert.Equal((0, "flowchart-v2"), await ParseAsync(written));
        Assert.DoesNotContain("click", Regex.Replace(written, "(?s)^---.*?---\n|\"[^\"]*\"", ""));
    }

    [MermaidTheory]
    [InlineData("[", "")]
    [InlineData("-->", "->->")]
    [InlineData("subgraph", "")]
    public async Task The_Mermaid_parser_rejects_an_invalid_diagram(string part, string instead)
    {
        var text = MermaidDiagram.Write(await DiagramTests.ArchitectureOf("dev"));

        Assert.Equal(1, (await ParseAsync(text.Replace(part, instead))).ExitCode);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_text_declares_every_node_once_and_draws_every_flow(string stack)
    {
        var architecture = await DiagramTests.ArchitectureOf(stack);

        var text = MermaidDiagram.Write(architecture);

        var declared = Regex
            .Matches(text, @"^ *(?:subgraph )?(n\d+)(?:\(\[|\[)""", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value);
        var flows = Regex.Matches(text, @"^  (n\d+) (?:-->|-\.->)\|\d\| (n\d+)$", RegexOptions.Multiline);
        Assert.Equal(Enumerable.Range(1, architecture.Nodes.Count).Select(i => $"n{i}").Order(), declared.Order());
        Assert.Equal(architecture.Flows.Count, flows.Count);
        Assert.Equal(Regex.Count(text, "^ *subgraph ", RegexOptions.Multiline), Regex.Count(text, "^ *end$", RegexOptions.Multiline));
    }

    private static Architecture With(string text)
    {
        var subnet = new Node("subnet", text, text, NodeKind.Subnet);
        var service = new Node("service", text, text, NodeKind.Service, "subnet");
        return new Architecture(text.ReplaceLineEndings(" "), [subnet, service], [new Flow(subnet, service, FlowStep.Call, 1)], "");
    }

    private static async Task<(int ExitCode, string Output)> ParseAsync(string diagram)
    {
        var start = new ProcessStartInfo("node", [Checkout.At(MermaidTheoryAttribute.Folder, "parse.mjs")]);
        var node = await FinishedProcess.RunAsync(start, diagram);
        return (node.ExitCode, node.All.Trim());
    }
}
