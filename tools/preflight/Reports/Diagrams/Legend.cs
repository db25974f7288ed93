using System.Text;

namespace Preflight.Reports.Diagrams;

/// <summary>Below the diagram: what each number, colour and line means. Only what the diagram shows is listed.</summary>
public sealed class Legend
{
    private const int Left = 24,
        LineHeight = 24,
        KeyLeft = 560,
        KeyWidth = 220;

    private static readonly (NodeKind Kind, string Text)[] Kinds =
    [
        (NodeKind.Outside, "outside of Azure"),
        (NodeKind.Network, "virtual network"),
        (NodeKind.Subnet, "subnet"),
        (NodeKind.Edge, "gateway or firewall"),
        (NodeKind.Compute, "app"),
        (NodeKind.Endpoint, "private endpoint"),
        (NodeKind.Service, "service"),
        (NodeKind.External, "of another stack"),
    ];

    private static readonly (string Line, string Text)[] Lines =
    [
        ("request", "request"),
        ("link", "Private Link"),
        ("outbound", "outbound (egress)"),
    ];

    private readonly List<(int Number, string Text)> _steps;
    private readonly List<(NodeKind Kind, string Text)> _kinds;
    private readonly List<(string Line, string Text)> _lines;
    private readonly int _top;

    public Legend(Architecture architecture, int top)
    {
        _top = top;
        _steps = [.. architecture.Steps];
        _kinds = [.. Kinds.Where(each => architecture.Nodes.Any(node => node.Kind == each.Kind))];
        _lines = [.. Lines.Where(each => architecture.Flows.Any(flow => SvgDiagram.Class(flow) == each.Line))];
    }

    public static int Width => KeyLeft + KeyWidth * 2 + Left;

    public int Bottom => _top + LineHeight * (1 + Math.Max(_steps.Count, (_kinds.Count + _lines.Count + 1) / 2)) + Left;

    public void AppendTo(StringBuilder svg)
    {
        svg.Append($"<text class=\"heading\" x=\"{Left}\" y=\"{_top + 4}\">Legend</text>\n");
        foreach (var ((number, text), i) in _steps.Select((step, i) => (step, i)))
        {
            var y = Y(i);
            SvgDiagram.AppendBadge(svg, number, new Point(Left + 9, y));
            svg.Append($"<text x=\"{Left + 28}\" y=\"{y + 4}\">{SvgDiagram.Text(text)}</text>\n");
        }

        var boxes = _kinds.Select(each => (Text: each.Text, Kind: (NodeKind?)each.Kind, Line: ""));
        var keys = boxes.Concat(_lines.Select(each => (each.Text, Kind: (NodeKind?)null, each.Line))).ToList();
        var perColumn = (keys.Count + 1) / 2;
        for (var i = 0; i < keys.Count; i++)
        {
            var (x, y) = (KeyLeft + i / perColumn * KeyWidth, Y(i % perColumn));
            svg.Append(
                keys[i].Kind is { } kind
                    ? $"<rect class=\"{SvgDiagram.Class(kind)}\" x=\"{x}\" y=\"{y - 8}\" width=\"28\" height=\"16\"/>"
                    : $"<path class=\"{keys[i].Line}\" marker-end=\"url(#tip-{keys[i].Line})\" d=\"M{x} {y}L{x + 28} {y}\"/>"
            );
            svg.Append($"<text x=\"{x + 38}\" y=\"{y + 4}\">{SvgDiagram.Text(keys[i].Text)}</text>\n");
        }
    }

    private int Y(int line) => _top + LineHeight * (line + 1) + 2;
}
