namespace Preflight.Reports.Html;

/// <summary>The style sheet of a report, for light, dark and print.</summary>
internal static class ReportStyle
{
    public const string Text = """
        :root{color-scheme:light dark;--ink:#1b2733;--soft:#4a5a68;--ground:#fff;--band:#f1f5f8;--line:#c6d0d8;
          --bad:#b3261e;--warn:#7a5200;--good:#1e6b3a;--link:#1f5fa8}
        @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#a9b6c2;--ground:#12181e;--band:#1c242c;--line:#3a4752;
          --bad:#ff9c94;--warn:#f0c060;--good:#7ddb9c;--link:#86b9f2}}
        *{box-sizing:border-box}
        body{margin:0 auto;padding:1rem;max-width:78rem;font:1rem/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;
          color:var(--ink);background:var(--ground)}
        h1{font-size:1.6rem;margin:.5rem 0}h2{margin:2.2rem 0 .3rem;font-size:1.25rem;border-top:1px solid var(--line);padding-top:1rem}
        h3{margin:1.2rem 0 .3rem;font-size:1.05rem}
        a{color:var(--link)}nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1rem;padding:0;list-style:none}
        .summary{display:flex;flex-wrap:wrap;gap:.6rem;padding:0;margin:.6rem 0;list-style:none}
        .summary li{flex:1 1 8rem;padding:.5rem .8rem;border:1px solid var(--line);border-radius:6px;background:var(--band)}
        .summary strong{display:block;font-size:1.3rem}
        .bad{color:var(--bad)}.warn{color:var(--warn)}.good{color:var(--good)}.soft{color:var(--soft)}
        .scroll{overflow-x:auto;margin:.5rem 0}table{border-collapse:collapse;font-size:.9rem;min-width:100%}
        caption{text-align:left;color:var(--soft);padding:.2rem 0}
        th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);
          overflow-wrap:anywhere;min-width:6rem}
        thead th{background:var(--band)}tbody th{font-weight:600}
        td.amount,th.amount{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
        details{border:1px solid var(--line);border-radius:6px;margin:.4rem 0}summary{padding:.4rem .8rem;cursor:pointer}
        details>.scroll,details>p{margin:0 .8rem .6rem}summary:hover{background:var(--band)}
        .filter{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}.filter[hidden],[hidden]{display:none}
        .filter input{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--soft);border-radius:6px;
          padding:.3rem .6rem;flex:0 1 20rem;min-width:0}
        .picture{border:1px solid var(--line);border-radius:6px}.picture svg{display:block;margin:0 auto}
        @media print{body{max-width:none;padding:0;font-size:9pt}.scroll{overflow:visible}.picture svg{width:100%;height:auto}
          nav,.filter{display:none}h2{break-after:avoid}tr{break-inside:avoid}}
        """;
}
