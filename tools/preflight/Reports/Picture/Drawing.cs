using System.Globalization;
using System.Net;
using System.Text;
using Preflight.AzureModel;

namespace Preflight.Reports.Picture;

/// <summary>A plan as SVG. It says the same in light and dark: it brings its own ground.</summary>
internal static class Drawing
{
    private const string Style = """
        text{font:13px system-ui,-apple-system,'Segoe UI',sans-serif;fill:#1b2733}.d{font-size:11px;fill:#4a5a68}.h{font-size:17px;font-weight:600}
        rect{stroke-width:1.2;rx:6}.ground{fill:#fff}.network{fill:#f3f7fb;stroke:#5b7fa6;stroke-dasharray:6 4}.subnet{fill:#fff;stroke:#9fb4c8}
        .compute{fill:#e3f0ff;stroke:#2b6cb0}.edge{fill:#fff2dd;stroke:#b7791f}.endpoint{fill:#f7f9fa;stroke:#8a9aa8}.service{fill:#e8f6ee;stroke:#2f855a}
        .foreign{stroke-dasharray:4 3}.outside{fill:#f5edff;stroke:#6b46c1}path{fill:none;stroke:#52677a;stroke-width:1.3}.dashed{stroke-dasharray:5 4}
        """;

    public static string Of(AzurePlan plan, string title)
    {
        var layout = new Layout(plan);
        var svg = new StringBuilder(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Layout.Width} {layout.Height}" width="{Layout.Width}" height="{layout.Height}" role="img" aria-labelledby="picture-title picture-words">
                <title id="picture-title">{Text(title)}</title>
                <desc id="picture-words">{Text(Words(layout))}</desc>
                <style>{Style}</style>
                <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" style="fill:#52677a;stroke:none"/></marker></defs>
                <rect class="ground" width="{Layout.Width}" height="{layout.Height}"/>
                <text class="h" x="24" y="38">{Text(title)}</text>

                """
            )
        );

        // What holds others is drawn first.
        foreach (
            var box in layout
                .Boxes.OrderBy(box =>
                    box.Look switch
                    {
                        "network" => 0,
                        "subnet" => 1,
                        _ => 2,
                    }
                )
                .ThenBy(box => box.Y)
                .ThenBy(box => box.X)
        )
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<g><rect class=\"{box.Look}\" x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{box.Height}\"/>"
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{box.X + 10}\" y=\"{box.Y + 18}\">{Text(Fit(box.Title, box.Width, 7.2))}</text>"
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"d\" x=\"{box.X + 10}\" y=\"{box.Y + 33}\">{Text(Fit(box.Detail, box.Width, 6))}</text></g>\n"
            );
        }

        foreach (var arrow in layout.Arrows)
        {
            if (arrow.From.X < arrow.To.X + arrow.To.Width && arrow.To.X < arrow.From.X + arrow.From.Width)
            {
                svg.Append(Loop(arrow));
                continue;
            }

            var (x1, x2) =
                arrow.To.X >= arrow.From.X + arrow.From.Width
                    ? (arrow.From.X + arrow.From.Width, arrow.To.X)
                    : (arrow.From.X, arrow.To.X + arrow.To.Width);
            var bend = Math.Max(30, Math.Abs(x2 - x1) / 2) * Math.Sign(x2 - x1);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"{(arrow.IsDashed ? "dashed" : "flow")}\" marker-end=\"url(#tip)\" d=\"M{x1} {arrow.From.Middle}C{x1 + bend} {arrow.From.Middle} {x2 - bend} {arrow.To.Middle} {x2} {arrow.To.Middle}\"/>\n"
            );
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>One above the other: round the side.</summary>
    private static string Loop(Arrow arrow)
    {
        var (x1, x2, bend) = arrow.IsCall
            ? (arrow.From.X, arrow.To.X, -34)
            : (arrow.From.X + arrow.From.Width, arrow.To.X + arrow.To.Width, 40);
        var outer = arrow.IsCall ? Math.Min(x1, x2) + bend : Math.Max(x1, x2) + bend;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<path class=\"flow\" marker-end=\"url(#tip)\" d=\"M{x1} {arrow.From.Middle}C{outer} {arrow.From.Middle} {outer} {arrow.To.Middle} {x2} {arrow.To.Middle}\"/>\n"
        );
    }

    /// <summary>The picture for whoever hears it.</summary>
    private static string Words(Layout layout) =>
        string.Join("; ", layout.Arrows.Select(arrow => $"{arrow.From.Title} to {arrow.To.Title}"));

    private static string Fit(string text, int width, double letter) =>
        text.Length * letter <= width - 16 ? text : text[..(int)((width - 28) / letter)] + "…";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
