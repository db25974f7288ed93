using System.Globalization;
using System.Net;
using System.Text;
using Rehearsal.Records;

namespace Preflight.Reports.Timelines;

/// <summary>A timeline as one SVG image for light and dark: a bar for each resource, by component. It needs no script or font.</summary>
public sealed class TimelineSvg
{
    private const int Names = 280,
        Chart = 740,
        Width = 1120,
        Head = 116,
        RowHeight = 15,
        BarHeight = 9,
        GroupHeight = 24,
        Foot = 30;
    private static readonly TimeSpan Visible = TimeSpan.FromSeconds(1);

    private readonly Timeline _timeline;
    private readonly TimeScale _scale;
    private readonly int _height;
    private readonly StringBuilder _svg = new();
    private readonly Dictionary<StepRecord, double> _middles = [];
    private double _y = Head;

    private TimelineSvg(Timeline timeline)
    {
        _timeline = timeline;
        _scale = new TimeScale(timeline.Start, timeline.Length, Names, Chart);
        var waits = timeline.Waits.Count > 0 ? GroupHeight + RowHeight : 0;
        _height = Head + waits + timeline.Groups.Sum(group => GroupHeight + group.Rows.Count * RowHeight) + Foot;
    }

    public static string Write(Timeline timeline) => new TimelineSvg(timeline).Write();

    private string Write()
    {
        _svg.Append(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" class="timeline" width="{Width}" height="{_height}"
              viewBox="0 0 {Width} {_height}" role="img" aria-labelledby="timeline-title timeline-text">
            <title id="timeline-title">{Text(_timeline.Title)}</title>
            <desc id="timeline-text">{Text(Words())}</desc>
            <style>{TimelineStyle.Text}</style>
            <rect class="ground" width="{Width}" height="{_height}"/>
            <text class="heading" x="24" y="32">{Text(_timeline.Title)}</text>
            <text class="sum" x="24" y="54">{Text(_timeline.Summary)}</text>

            """
        );
        Legend();
        var grid = _svg.Length;
        Waits();
        foreach (var group in _timeline.Groups)
        {
            Band(group.Name, group.Rows.Count);
            foreach (var row in group.Rows)
            {
                Row(row);
            }
        }

        _svg.Insert(grid, Axis() + Paths());
        return _svg.Append("</svg>\n").ToString();
    }

    private void Legend()
    {
        (string Class, string Text)[] entries =
        [
            ("critical", "critical path"),
            ("bar", "other resource"),
            ("retry", "wait before a retry"),
            ("wait", "the program waits"),
            ("failed", "failed"),
        ];
        var x = 24.0;
        foreach (var (look, text) in entries)
        {
            _svg.Append($"<rect class=\"{look}\" x=\"{N(x)}\" y=\"68\" width=\"18\" height=\"{BarHeight}\" rx=\"1.5\"/>");
            _svg.Append($"<text x=\"{N(x + 24)}\" y=\"76.5\">{text}</text>\n");
            x += 48 + text.Length * 6;
        }

        _svg.Append($"<line class=\"slot\" x1=\"{N(x)}\" x2=\"{N(x + 18)}\" y1=\"72.5\" y2=\"72.5\"/>");
        _svg.Append($"<text x=\"{N(x + 24)}\" y=\"76.5\">waits for a free slot</text>\n");
    }

    /// <summary>Behind everything, with labels at the top and the bottom.</summary>
    private string Axis()
    {
        var axis = new StringBuilder($"<text class=\"soft\" x=\"24\" y=\"{Head - 8}\">minutes</text>\n");
        foreach (var (x, text) in _scale.Ticks)
        {
            axis.Append($"<line class=\"grid\" x1=\"{N(x)}\" x2=\"{N(x)}\" y1=\"{Head - 4}\" y2=\"{N(_y + 4)}\"/>");
            axis.Append($"<text class=\"tick\" x=\"{N(x)}\" y=\"{Head - 8}\">{text}</text>");
            axis.Append($"<text class=\"tick\" x=\"{N(x)}\" y=\"{N(_y + 18)}\">{text}</text>\n");
        }

        foreach (var (attempt, number) in _timeline.Step.Attempts.Select((attempt, i) => (attempt, i + 1)).Skip(1))
        {
            var x = _scale.X(attempt.Start);
            axis.Append($"<line class=\"attempt\" x1=\"{N(x)}\" x2=\"{N(x)}\" y1=\"{Head - 4}\" y2=\"{N(_y + 4)}\"/>");
            axis.Append($"<text class=\"tick\" x=\"{N(x)}\" y=\"{Head - 21}\">attempt {number}</text>\n");
        }

        return axis.ToString();
    }

    private void Band(string name, int? resources)
    {
        _svg.Append($"<rect class=\"band\" x=\"12\" y=\"{N(_y + 4)}\" width=\"{Width - 24}\" height=\"{GroupHeight - 6}\" rx=\"3\"/>");
        _svg.Append($"<text class=\"group\" x=\"20\" y=\"{N(_y + 17)}\">{Text(Fit(name, 34))}");
        _svg.Append(resources is { } count ? $" <tspan class=\"soft\">{count}</tspan></text>\n" : "</text>\n");
        _y += GroupHeight;
    }

    private void Waits()
    {
        var waits = _timeline.Waits.ToList();
        if (waits.Count == 0)
        {
            return;
        }

        Band("the program", null);
        Name("waits by its own decision", "");
        foreach (var wait in waits)
        {
            var words =
                $"the program waits {SimulatedTime.Short(wait.End - wait.Start)} until {SimulatedTime.Short(wait.End - _timeline.Start)}";
            _svg.Append($"<g><title>{words}</title>");
            Rect("wait", wait.Start, wait.End);
            _svg.Append("</g>\n");
        }

        _y += RowHeight;
    }

    private void Row(TimelineRow row)
    {
        Name(row.Name, row.IsCritical ? " critical-name" : "");
        foreach (var bar in row.Bars)
        {
            var step = bar.Step;
            _middles[step] = _y + RowHeight / 2.0;
            _svg.Append($"<g><title>{Text($"{row.Name} ({row.Type}): {bar.Words(_timeline.Start)}")}</title>");
            if (step.Start - step.Asked >= Visible)
            {
                var (from, to, y) = (_scale.X(step.Asked), _scale.X(step.Start), _y + RowHeight / 2.0);
                _svg.Append($"<line class=\"slot\" x1=\"{N(from)}\" x2=\"{N(to)}\" y1=\"{N(y)}\" y2=\"{N(y)}\"/>");
            }

            Rect(
                step.Failure is not null ? "failed"
                    : bar.IsCritical ? "critical"
                    : "bar",
                step.Start,
                step.End
            );
            foreach (var retry in step.Retries)
            {
                Rect("retry", retry.At, retry.At + retry.Wait);
            }

            _svg.Append("</g>");
        }

        // The time stands behind the last bar; a short bar says enough by its length.
        if (row.Bars[^1].Step is { } last && (last.Duration >= TimeSpan.FromSeconds(20) || last.Failure is not null))
        {
            var text = SimulatedTime.Short(last.Duration) + (last.Failure is { } failure ? $" {Fit(failure.Code, 24)}" : "");
            var look = last.Failure is null ? "soft" : "failed-time";
            var x = _scale.X(last.End) + 4;
            var end = x + text.Length * 6 > Width - 12;
            _svg.Append(
                $"<text class=\"{look}\" x=\"{N(end ? _scale.X(last.Start) - 4 : x)}\" y=\"{N(_y + 11)}\""
                    + $"{(end ? " style=\"text-anchor:end\"" : "")}>{Text(text)}</text>"
            );
        }

        _svg.Append('\n');
        _y += RowHeight;
    }

    private void Name(string name, string look) =>
        _svg.Append($"<text class=\"name{look}\" x=\"{Names - 8}\" y=\"{N(_y + 11)}\">{Text(Fit(name, 42))}</text>");

    private void Rect(string look, DateTimeOffset start, DateTimeOffset end)
    {
        var x = _scale.X(start);
        _svg.Append(
            $"<rect class=\"{look}\" x=\"{N(x)}\" y=\"{N(_y + (RowHeight - BarHeight) / 2.0)}\" "
                + $"width=\"{N(Math.Max(_scale.X(end) - x, 1.5))}\" height=\"{BarHeight}\" rx=\"1.5\"/>"
        );
    }

    /// <summary>From the end of each bar of a critical path to the start of the next.</summary>
    private string Paths() =>
        string.Concat(
            _timeline
                .Paths.SelectMany(path => path.Zip(path.Skip(1)))
                .Select(pair =>
                    $"<path class=\"path\" d=\"M{N(_scale.X(pair.First.End))} {N(_middles[pair.First])}"
                    + $"V{N(_middles[pair.Second])}H{N(_scale.X(pair.Second.Start))}\"/>\n"
                )
        );

    /// <summary>The timeline for a screen reader.</summary>
    private string Words() =>
        $"{_timeline.Summary}. "
        + string.Join(
            " ",
            _timeline.Paths.Select(path =>
                $"Critical path: {string.Join(", then ", path.Select(step => $"{step.Name} {SimulatedTime.Short(step.Duration)}"))}."
            )
        );

    /// <summary>Names of one kind differ at their ends: the middle is left out.</summary>
    private static string Fit(string text, int letters) =>
        text.Length <= letters ? text : $"{text[..(letters * 3 / 5)]}…{text[^(letters - 1 - letters * 3 / 5)..]}";

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
