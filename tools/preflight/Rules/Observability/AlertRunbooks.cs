using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed partial class AlertRunbooks()
    : Rule(
        new()
        {
            Id = "alert-runbooks",
            Title = "Alerts link to an existing runbook",
            Why = "An on-call engineer needs the first steps, and a link to a missing page costs time.",
            Fix = "Put a path of a file in the project, or an address, into the description of the alert.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            From = Stage.Test,
            Source = Sources.Operations,
            Requirements = ["OBS-15"],
            Types = AlertsExist.Rules,
            Example = """
            app-errors:
              type: azure-native:monitor:MetricAlert
              properties:
                description: 'The app answers with errors. Runbook: docs/runbooks/app-errors.md'
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var alert in plan.Of(AlertsExist.Rules))
        {
            var texts = alert
                .Scalars.Where(scalar => !scalar.Path.Contains("query", StringComparison.Ordinal))
                .Select(scalar => scalar.Text)
                .ToList();
            var pages = texts.SelectMany(text => Page().Matches(text)).Select(match => match.Value).ToList();
            if (pages.Count == 0 && !texts.Exists(text => text.Contains("https://", StringComparison.Ordinal)))
            {
                yield return alert.Problem("links to no runbook; add a file or an address to the description");
            }

            foreach (
                var missing in pages
                    .Where(page => plan.Directory is { } directory && !File.Exists(Path.Combine(directory, page)))
                    .Distinct()
            )
            {
                yield return alert.Problem($"links to {missing}, which does not exist; write the page or change the link");
            }
        }
    }

    /// <summary>A file of the project, and no part of an address.</summary>
    [GeneratedRegex(@"(?<![\w/:.])[\w-][\w./-]*\.md\b")]
    private static partial Regex Page();
}
