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
            Title = "Whoever is woken is told where it says what to do, and it is there",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            From = Stage.Test,
            Source = Sources.Operations,
            Requirements = ["OBS-15"],
            Types = AlertsExist.Rules,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var alert in plan.Of(AlertsExist.Rules))
        {
            var texts = alert
                .Planned.Inputs.Leaves()
                .Where(leaf => !leaf.Path.Contains("query", StringComparison.Ordinal))
                .Select(leaf => leaf.Value.ToString())
                .ToList();
            var pages = texts.SelectMany(text => Page().Matches(text)).Select(match => match.Value).ToList();
            if (pages.Count == 0 && !texts.Exists(text => text.Contains("https://", StringComparison.Ordinal)))
            {
                yield return alert.Problem("names no page that says what to do; put a file or an address into the description");
            }

            foreach (
                var missing in pages
                    .Where(page => plan.Directory is { } directory && !File.Exists(Path.Combine(directory, page)))
                    .Distinct()
            )
            {
                yield return alert.Problem($"names {missing}, which is not there; write the page or name another");
            }
        }
    }

    /// <summary>A file of the project, and no part of an address.</summary>
    [GeneratedRegex(@"(?<![\w/:.])[\w-][\w./-]*\.md\b")]
    private static partial Regex Page();
}
