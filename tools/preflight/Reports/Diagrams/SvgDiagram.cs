using System.Net;
using System.Text;

namespace Preflight.Reports.Diagrams;

/// <summary>An architecture as one SVG image for light and dark, with a legend. It needs no script, font or request.</summary>
public static class SvgDiagram
{
    private const int Corner = 6,
        BadgeRadius = 9;

    public static string Write(Architecture architecture)
    {
        var layout = new Layout(architecture);
        var legend = new Legend(architecture, layout.Height);
        var width = Math.Max(layout.Width, Legend.Width);
        var svg = new StringBuilder(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" class="diagram" width="{width}" height="{legend.Bottom}"
              viewBox="0 0 {width} {legend.Bottom}" role="img" aria-labelledby="diagram-title diagram-text">
            <title id="diagram-title">{Text(architecture.Title)}</title>
            <desc id="diagram-text">{Text(Words(architecture))}</desc>
            <style>{SvgStyle.Text}</style>
            <defs>
            {Tip("request")}
            {Tip("link")}
            {Tip("outbound")}
            </defs>
            <rect class="ground" width="{width}" height="{legend.Bottom}"/>
            <text class="heading" x="24" y="38">{Text(architecture.Title)}</text>

            """
        );

        // What holds others is drawn first.
        foreach (var box in layout.Boxes.OrderBy(box => Depth(box.Node.Kind)).ThenBy(box => box.Y).ThenBy(box => box.X))
        {
            AppendBox(svg, box);
        }

        foreach (var route in layout.Routes)
        {
            var line = Class(route.Flow);
            svg.Append($"<path class=\"{line}\" marker-end=\"url(#tip-{line})\" d=\"{Path(route.Points)}\"/>\n");
        }

        foreach (var (number, at) in Badges.Of(layout.Routes))
        {
            AppendBadge(svg, number, at);
        }

        legend.AppendTo(svg);
        return svg.Append("</svg>\n").ToString();
    }

    public static string Class(NodeKind kind) => kind.ToString().ToLowerInvariant();

    public static string Class(Flow flow) =>
        flow.IsOutbound ? "outbound"
        : flow.Step is FlowStep.IntoApp or FlowStep.PrivateLink ? "link"
        : "request";

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    public static void AppendBadge(StringBuilder svg, int number, Point at) =>
        svg.Append(
            $"<g class=\"badge\"><circle cx=\"{at.X}\" cy=\"{at.Y}\" r=\"{BadgeRadius}\"/>"
                + $"<text x=\"{at.X}\" y=\"{at.Y + 4}\">{number}</text></g>\n"
        );

    private static void AppendBox(StringBuilder svg, Box box)
    {
        svg.Append(
            $"<g><rect class=\"{Class(box.Node.Kind)}\" x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{box.Height}\"/>"
        );
        svg.Append($"<text x=\"{box.X + 10}\" y=\"{box.Y + 17}\">{Text(Fit(box.Node.Title, box.Width, 7.2))}</text>");
        svg.Append($"<text class=\"detail\" x=\"{box.X + 10}\" y=\"{box.Y + 32}\">{Text(Fit(box.Node.Detail, box.Width, 6))}</text></g>\n");
    }

    /// <summary>A line with rounded corners.</summary>
    private static string Path(IReadOnlyList<Point> points)
    {
        var path = new StringBuilder($"M{points[0].X} {points[0].Y}");
        for (var i = 1; i + 1 < points.Count; i++)
        {
            var (before, after) = (Toward(points[i], points[i - 1]), Toward(points[i], points[i + 1]));
            path.Append($"L{before.X} {before.Y}Q{points[i].X} {points[i].Y} {after.X} {after.Y}");
        }

        return path.Append($"L{points[^1].X} {points[^1].Y}").ToString();
    }

    private static Point Toward(Point corner, Point other)
    {
        var (x, y) = (other.X - corner.X, other.Y - corner.Y);
        var step = Math.Min(Corner, (Math.Abs(x) + Math.Abs(y)) / 2);
        return new Point(corner.X + Math.Sign(x) * step, corner.Y + Math.Sign(y) * step);
    }

    private static string Tip(string line) =>
        $"<marker id=\"tip-{line}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">"
        + $"<path class=\"tip {line}\" d=\"M0 0L8 4L0 8z\"/></marker>";

    private static int Depth(NodeKind kind) =>
        kind switch
        {
            NodeKind.Network => 0,
            NodeKind.Subnet => 1,
            _ => 2,
        };

    /// <summary>The diagram for a screen reader.</summary>
    private static string Words(Architecture architecture) =>
        string.Join("; ", architecture.Flows.Select(flow => $"{flow.Number}: {flow.From.Title} to {flow.To.Title}"));

    private static string Fit(string text, int width, double letter) =>
        text.Length * letter <= width - 16 ? text : text[..(int)((width - 28) / letter)] + "…";
}
