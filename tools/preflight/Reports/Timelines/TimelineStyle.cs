namespace Preflight.Reports.Timelines;

/// <summary>The style sheet of a timeline. Every rule is scoped to the image, because a report contains it inline.</summary>
internal static class TimelineStyle
{
    public const string Text = """

        .timeline{--ink:#1b2733;--soft:#4a5a68;--ground:#fff;--band:#eef3f7;--grid:#d8e0e7;--bar:#8fb3d9;--bar-line:#5b7fa6;
          --critical:#1f5fa8;--fail:#b3261e;--retry:#e0a030;--wait:#b9a4e3;--attempt:#7a5200}
        @media (prefers-color-scheme:dark){
          .timeline{--ink:#e6edf3;--soft:#a9b6c2;--ground:#12181e;--band:#1c242c;--grid:#2c3843;--bar:#33587f;--bar-line:#63a4e8;
            --critical:#86b9f2;--fail:#ff9c94;--retry:#d9a441;--wait:#6f5aa8;--attempt:#f0c060}}
        .timeline text{font:11px system-ui,-apple-system,'Segoe UI',sans-serif;fill:var(--ink)}
        .timeline .heading{font-size:17px;font-weight:600}.timeline .sum{font-size:13px}
        .timeline .group{font-size:12px;font-weight:600}.timeline .soft{fill:var(--soft)}
        .timeline .name{text-anchor:end}.timeline .critical-name{font-weight:600;fill:var(--critical)}
        .timeline .tick{text-anchor:middle;fill:var(--soft)}.timeline .failed-time{fill:var(--fail);font-weight:600}
        .timeline .ground{fill:var(--ground)}.timeline .band{fill:var(--band)}
        .timeline .grid{stroke:var(--grid);stroke-width:1}
        .timeline .attempt{stroke:var(--attempt);stroke-width:1;stroke-dasharray:4 3}
        .timeline .bar{fill:var(--bar);stroke:var(--bar-line);stroke-width:.7}
        .timeline .critical{fill:var(--critical);stroke:none}
        .timeline .failed{fill:var(--fail);stroke:none}.timeline .retry{fill:var(--retry)}.timeline .wait{fill:var(--wait)}
        .timeline .slot{stroke:var(--soft);stroke-width:1.2;stroke-dasharray:2 2}
        .timeline .path{fill:none;stroke:var(--critical);stroke-width:1.4;opacity:.6}

        """;
}
