using Planning.Plans;
using Preflight.Checking;
using Preflight.Reports.Picture;
using Preflight.Rules.Framework;

namespace Preflight.Reports.Html;

/// <summary>Everything about a stack on one page that needs nothing else: no script, no font, no request.</summary>
internal static class ReportPage
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1b2733;--soft:#4a5a68;--ground:#fff;--band:#f1f5f8;--line:#c6d0d8;--bad:#b3261e;--warn:#7a5200;--good:#1e6b3a;--link:#1f5fa8}
        @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#a9b6c2;--ground:#12181e;--band:#1c242c;--line:#3a4752;--bad:#ff9c94;--warn:#f0c060;--good:#7ddb9c;--link:#86b9f2}}
        *{box-sizing:border-box}body{margin:0 auto;padding:1rem;max-width:78rem;font:1rem/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;color:var(--ink);background:var(--ground)}
        h1{font-size:1.6rem;margin:.5rem 0}h2{margin:2.2rem 0 .3rem;font-size:1.25rem;border-top:1px solid var(--line);padding-top:1rem}h3{margin:1.2rem 0 .3rem;font-size:1.05rem}
        a{color:var(--link)}nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1rem;padding:0;list-style:none}.counts{font-size:1.1rem}.bad{color:var(--bad)}.warn{color:var(--warn)}.good{color:var(--good)}
        .scroll{overflow-x:auto;margin:.5rem 0}table{border-collapse:collapse;font-size:.9rem;min-width:100%}caption{text-align:left;color:var(--soft);padding:.2rem 0}
        th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere;min-width:6rem}thead th{background:var(--band)}tbody th{font-weight:600}
        .picture{border:1px solid var(--line);border-radius:6px;background:#fff}.picture svg{display:block}
        @media print{body{max-width:none;padding:0;font-size:9pt}.scroll{overflow:visible}.picture svg{width:100%;height:auto}nav{display:none}h2{break-after:avoid}tr{break-inside:avoid}}
        """;

    public static string Write(CheckResult judgement)
    {
        var (plan, azure) = (judgement.Plan, judgement.Azure);
        var body = new Page();
        body.Section(
            "Diagram",
            "The network and the ways that data takes, drawn from the plan. An arrow from an endpoint is a private link."
        );
        body.Raw(
            $"<div class=\"scroll picture\" role=\"region\" tabindex=\"0\" aria-label=\"Diagram\">\n{Drawing.Of(azure, $"{plan.Project}, {plan.Stack}")}</div>\n"
        );
        Findings(body, judgement);
        Inventory(body, plan);
        PlanSections.Roles(body, azure);
        PlanSections.Endpoints(body, azure);
        PlanSections.Subnets(body, azure);
        CostSection.Write(body, judgement.Estimate);
        Trace(body, judgement);
        var errors = judgement.Findings.Count(finding => finding.Severity == Severity.Error);
        var warnings = judgement.Findings.Count - errors;
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{Page.Encode($"{plan.Project} {plan.Stack}: preflight report")}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{Page.Encode($"{plan.Project}: {plan.Stack}")}</h1>
            <p class="counts">{plan.Resources.Count(resource => resource.Custom)} resources, <span class="{(
                errors > 0 ? "bad" : "good"
            )}">{errors} errors</span>, <span class="{(
                warnings > 0 ? "warn" : "good"
            )}">{warnings} warnings</span>, {judgement.Waived.Count} waived; judged as {azure.Stage.ToString().ToLowerInvariant()} on {azure.Today:yyyy-MM-dd}</p>
            <nav aria-label="Sections"><ul>{string.Concat(
                body.Sections.Select(section => $"<li><a href=\"#{section.Id}\">{Page.Encode(section.Title)}</a></li>")
            )}</ul></nav>
            {body}</main>
            </body>
            </html>

            """;
    }

    private static void Findings(Page page, CheckResult judgement)
    {
        page.Section("Findings", "What the rules found, by pillar of the Well-Architected Framework.");
        foreach (var pillar in judgement.Findings.GroupBy(finding => Rulebook.Facts[finding.Rule].Pillar).OrderBy(group => group.Key))
        {
            page.Heading(pillar.Key.ToString());
            page.Table(
                $"Findings: {pillar.Key}",
                ["Resource", "Severity", "Finding", "Rule"],
                pillar.Select(finding => new[] { finding.Resource, finding.Severity.ToString(), finding.Message, finding.Rule })
            );
        }

        if (judgement.Findings.Count == 0)
        {
            page.Say($"None: {Rulebook.Facts.Count} rules found nothing that is not accepted.");
        }

        page.Heading("Accepted");
        page.Table(
            "Waived findings",
            ["Resource", "Rule", "Finding", "Reason", "Owner", "Until"],
            judgement.Waived.Select(waived =>
                new[]
                {
                    waived.Finding.Resource,
                    waived.Finding.Rule,
                    waived.Finding.Message,
                    waived.By.Reason,
                    waived.By.Owner,
                    waived.By.Expires.ToString("yyyy-MM-dd"),
                }
            )
        );
    }

    private static void Inventory(Page page, Plan plan)
    {
        page.Section("Inventory", "Every resource, under the component that makes it.");
        var byUrn = plan.Resources.ToDictionary(resource => resource.Urn);
        page.Table(
            "Resources",
            ["Name", "Component", "Type", "Name in Azure", "Protected"],
            plan.Resources.Where(resource => resource.Custom)
                .Select(resource =>
                    new[]
                    {
                        resource.Name,
                        resource.Parent is { } parent && byUrn.TryGetValue(parent, out var component) ? component.Name : "",
                        resource.Type.Replace("azure-native:", "", StringComparison.Ordinal),
                        resource.Id?[(resource.Id.LastIndexOf('/') + 1)..] ?? "",
                        resource.Options.Protect ? "yes" : "",
                    }
                )
        );
    }

    private static void Trace(Page page, CheckResult judgement)
    {
        page.Section(
            "Traceability",
            "What the Well-Architected guidance for AI workloads asks, which rule holds it, on which resources, and whether it is met. What no plan can show is held by the app's tests or the pipeline."
        );
        var open = judgement.Findings.Select(finding => finding.Rule).ToHashSet();
        var waived = judgement.Waived.Select(each => each.Finding.Rule).ToHashSet();
        page.Table(
            "Requirements",
            ["Requirement", "Asks", "Rules", "Resources", "State"],
            Requirement.All.Select(requirement =>
            {
                var rules = Rulebook.Holding(requirement).ToList();
                var on = rules
                    .SelectMany(rule => judgement.Azure.Of([.. rule.Types]))
                    .Select(resource => resource.Name)
                    .Distinct()
                    .ToList();
                var state =
                    rules.Count == 0 ? "not shown by a plan"
                    : rules.TrueForAll(rule => rule.From > judgement.Azure.Stage)
                        ? $"from {rules.Min(rule => rule.From).ToString().ToLowerInvariant()} on"
                    : rules.Exists(rule => open.Contains(rule.Id)) ? "open"
                    : rules.Exists(rule => waived.Contains(rule.Id)) ? "accepted"
                    : "met";
                return new[]
                {
                    requirement.Id,
                    requirement.Title,
                    string.Join(", ", rules.Select(rule => rule.Id)),
                    on.Count > 6 ? $"{string.Join(", ", on.Take(6))} and {on.Count - 6} more" : string.Join(", ", on),
                    state,
                };
            })
        );
    }
}
