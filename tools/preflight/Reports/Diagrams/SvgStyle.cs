namespace Preflight.Reports.Diagrams;

/// <summary>The style sheet of the SVG. Every rule is scoped to the image, because a report contains it inline.</summary>
public static class SvgStyle
{
    public const string Text = """

        .diagram{--ink:#1b2733;--soft:#4a5a68;--ground:#fff;--network:#f3f7fb;--frame:#5b7fa6;--subnet:#fff;--subnet-line:#9fb4c8;
          --compute:#e3f0ff;--compute-line:#2b6cb0;--edge:#fff2dd;--edge-line:#b7791f;--endpoint:#f7f9fa;--endpoint-line:#8a9aa8;
          --service:#e8f6ee;--service-line:#2f855a;--outside:#f5edff;--outside-line:#6b46c1;
          --request:#2b5d94;--link:#2f855a;--outbound:#b7791f}
        @media (prefers-color-scheme:dark){
          .diagram{--ink:#e6edf3;--soft:#a9b6c2;--ground:#12181e;--network:#18222c;--frame:#5b7fa6;--subnet:#12181e;--subnet-line:#3f5468;
            --compute:#17304d;--compute-line:#63a4e8;--edge:#3b2c11;--edge-line:#d9a441;--endpoint:#1f272f;--endpoint-line:#7d8d9b;
            --service:#163324;--service-line:#5fbf8b;--outside:#2b2140;--outside-line:#a98be8;
            --request:#7db4ee;--link:#5fbf8b;--outbound:#d9a441}}
        .diagram text{font:13px system-ui,-apple-system,'Segoe UI',sans-serif;fill:var(--ink)}
        .diagram .detail{font-size:11px;fill:var(--soft)}.diagram .heading{font-size:17px;font-weight:600}
        .diagram rect{stroke-width:1.2;rx:6}.diagram .ground{fill:var(--ground);stroke:none;rx:0}
        .diagram .network{fill:var(--network);stroke:var(--frame);stroke-dasharray:6 4}
        .diagram .subnet{fill:var(--subnet);stroke:var(--subnet-line)}
        .diagram .compute{fill:var(--compute);stroke:var(--compute-line)}.diagram .edge{fill:var(--edge);stroke:var(--edge-line)}
        .diagram .endpoint{fill:var(--endpoint);stroke:var(--endpoint-line)}
        .diagram .service{fill:var(--service);stroke:var(--service-line)}
        .diagram .external{fill:var(--service);stroke:var(--service-line);stroke-dasharray:4 3}
        .diagram .outside{fill:var(--outside);stroke:var(--outside-line)}
        .diagram path{fill:none;stroke-width:1.4}.diagram .request{stroke:var(--request)}.diagram .link{stroke:var(--link)}
        .diagram .outbound{stroke:var(--outbound);stroke-dasharray:5 4}
        .diagram .tip{stroke:none}.diagram .tip.request{fill:var(--request)}.diagram .tip.link{fill:var(--link)}
        .diagram .tip.outbound{fill:var(--outbound)}
        .diagram .badge circle{fill:var(--ground);stroke:var(--ink);stroke-width:1.2}
        .diagram .badge text{font-size:11px;font-weight:600;text-anchor:middle}

        """;
}
