using System.Text;

namespace Preflight.Reports.Diagrams;

/// <summary>An architecture as a Mermaid flowchart, for Markdown pages that render Mermaid.</summary>
public static class MermaidDiagram
{
    // One pair of colours that is readable on light and on dark pages: fill and text are both set.
    private static readonly (NodeKind Kind, string Style)[] Styles =
    [
        (NodeKind.Outside, "fill:#f5edff,stroke:#6b46c1,color:#1b2733"),
        (NodeKind.Compute, "fill:#e3f0ff,stroke:#2b6cb0,color:#1b2733"),
        (NodeKind.Edge, "fill:#fff2dd,stroke:#b7791f,color:#1b2733"),
        (NodeKind.Endpoint, "fill:#f7f9fa,stroke:#8a9aa8,color:#1b2733"),
        (NodeKind.Service, "fill:#e8f6ee,stroke:#2f855a,color:#1b2733"),
        (NodeKind.External, "fill:#e8f6ee,stroke:#2f855a,color:#1b2733,stroke-dasharray:4 3"),
    ];

    public static string Write(Architecture architecture)
    {
        var ids = architecture.Nodes.Select((node, i) => (node, i)).ToDictionary(entry => entry.node.Key, entry => $"n{entry.i + 1}");
        var children = architecture.Nodes.ToLookup(node => node.Container ?? "");
        var text = new StringBuilder($"---\ntitle: {Quoted(architecture.Title)}\n---\nflowchart LR\n");
        AppendNodes(text, children, "", ids, "  ");
        foreach (var flow in architecture.Flows)
        {
            text.Append($"  {ids[flow.From.Key]} {(flow.IsOutbound ? "-.->" : "-->")}|{flow.Number}| {ids[flow.To.Key]}\n");
        }

        foreach (var (kind, style) in Styles)
        {
            var members = architecture.Nodes.Where(node => node.Kind == kind).Select(node => ids[node.Key]).ToList();
            if (members.Count > 0)
            {
                text.Append($"  classDef {SvgDiagram.Class(kind)} {style}\n  class {string.Join(',', members)} {SvgDiagram.Class(kind)}\n");
            }
        }

        // Comments: the numbers explain themselves to a reader of the text.
        return text.Append(string.Concat(architecture.Steps.Select(step => $"  %% {step.Number} {step.Text}\n"))).ToString();
    }

    private static void AppendNodes(
        StringBuilder text,
        ILookup<string, Node> children,
        string container,
        Dictionary<string, string> ids,
        string indent
    )
    {
        foreach (var node in children[container])
        {
            if (node.Kind is NodeKind.Network or NodeKind.Subnet)
            {
                text.Append($"{indent}subgraph {ids[node.Key]}[{Label(node)}]\n");
                AppendNodes(text, children, node.Key, ids, indent + "  ");
                text.Append($"{indent}end\n");
            }
            else
            {
                var (open, close) = node.Kind == NodeKind.Outside ? ("([", "])") : ("[", "]");
                text.Append($"{indent}{ids[node.Key]}{open}{Label(node)}{close}\n");
            }
        }
    }

    private static string Label(Node node) => $"\"{Escape(node.Title)}{(node.Detail.Length > 0 ? $"<br/>{Escape(node.Detail)}" : "")}\"";

    /// <summary>A string of YAML, in which Mermaid keeps its title.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Mermaid's own entities: no text of a plan becomes syntax or markup.</summary>
    private static string Escape(string text) =>
        string.Concat(
            text.Select(letter => char.IsLetterOrDigit(letter) || " .,:/·-_()".Contains(letter) ? $"{letter}" : $"#{(int)letter};")
        );
}
