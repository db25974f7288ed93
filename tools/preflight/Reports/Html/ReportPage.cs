using Preflight.Checking;
using Preflight.Reports.Diagrams;
using Preflight.Rules.Framework;
using Rehearsal.Life;

namespace Preflight.Reports.Html;

/// <summary>
/// A stack on one self-contained page: no fonts, no requests, one inline script. The most important facts come first.
/// </summary>
public static class ReportPage
{
    /// <param name="life">The rehearsed creation; null if it was not asked for.</param>
    public static string Write(CheckResult result, LifeResult? life = null)
    {
        var (plan, azure) = (result.Plan, result.Azure);
        var body = new Page();
        Findings.Write(body, result);
        body.Section("Diagram", "The network and the way of a request, drawn from the plan.");
        var svg = SvgDiagram.Write(Architecture.Of(azure));
        body.Raw($"<div class=\"scroll picture\" role=\"region\" tabindex=\"0\" aria-label=\"Diagram\">\n{svg}</div>\n");
        if (life is not null)
        {
            TimelineSection.Write(body, life);
        }

        CostSection.Write(body, result.Estimate);
        Inventory.Write(body, plan);
        PlanSections.Roles(body, azure);
        PlanSections.Endpoints(body, azure);
        PlanSections.Subnets(body, azure);
        Traceability.Write(body, result);
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{ReportScript.Policy}">
            <title>{Page.Encode($"{plan.Project} {plan.Stack}: preflight report")}</title>
            <style>{ReportStyle.Text}</style>
            </head>
            <body>
            <main>
            <h1>{Page.Encode($"{plan.Project}: {plan.Stack}")}</h1>
            {Summary(result)}
            <nav aria-label="Sections"><ul>{string.Concat(
                body.Sections.Select(section => $"<li><a href=\"#{section.Id}\">{Page.Encode(section.Title)}</a></li>")
            )}</ul></nav>
            {body}</main>
            <script>{ReportScript.Text}</script>
            </body>
            </html>

            """;
    }

    private static string Summary(CheckResult result)
    {
        var errors = result.Findings.Count(finding => finding.Severity == Severity.Error);
        var warnings = result.Findings.Count - errors;
        (string Value, string Text, string Look)[] facts =
        [
            ($"{errors}", errors == 1 ? "error" : "errors", errors > 0 ? "bad" : "good"),
            ($"{warnings}", warnings == 1 ? "warning" : "warnings", warnings > 0 ? "warn" : "good"),
            ($"{result.Waived.Count}", "accepted", ""),
            (CostText.Money(result.Estimate.Total), "a month, estimated", ""),
            ($"{result.Plan.Resources.Count(resource => resource.Custom)}", "resources", ""),
            (result.Azure.Stage.ToString(), $"stage, checked {result.Azure.Today:yyyy-MM-dd}", ""),
        ];
        var items = facts.Select(fact => $"<li><strong class=\"{fact.Look}\">{fact.Value}</strong> {fact.Text}</li>");
        return $"<ul class=\"summary\">{string.Concat(items)}</ul>";
    }
}
