using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Preflight.Reports.Html;

/// <summary>Which requirement is checked by which rule, on which resources, and whether it is met.</summary>
internal static class Traceability
{
    private const int MostNames = 6;

    public static void Write(Page page, CheckResult result)
    {
        page.Section(
            "Traceability",
            "What the Well-Architected guidance for AI workloads requires, the rules that check it, and whether it is met. Met is only "
                + "what is in the plan and was checked; what a plan cannot show is not shown."
        );
        var requirements = Requirement.All.Select(requirement => Row(requirement, result)).ToList();
        page.OpenDetails($"{requirements.Count} requirements, {requirements.Count(row => row[^1] == "met")} met");
        page.Table("Requirements", ["Requirement", "Asks", "Rules", "Resources", "State"], requirements);
        page.CloseDetails();
    }

    private static string[] Row(Requirement requirement, CheckResult result)
    {
        var rules = Rulebook.Holding(requirement).ToList();
        var on = rules.SelectMany(rule => result.Azure.Of([.. rule.Types])).Select(resource => resource.Name).Distinct().ToList();
        return
        [
            requirement.Id,
            requirement.Title,
            string.Join(", ", rules.Select(rule => rule.Id)),
            on.Count > MostNames ? $"{string.Join(", ", on.Take(MostNames))} and {on.Count - MostNames} more" : string.Join(", ", on),
            $"{RequirementState.Of(requirement, result)}",
        ];
    }
}
