using Planning.Plans;
using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>Whether a plan meets a requirement. Only what is in the plan and was checked is met.</summary>
/// <param name="Word">met, partly, not applicable, not shown, accepted or open.</param>
/// <param name="Detail">Why; empty if the word says all.</param>
public sealed record RequirementState(string Word, string Detail = "")
{
    public static RequirementState Of(Requirement requirement, CheckResult result)
    {
        var rules = Rulebook.Holding(requirement).ToList();
        if (rules.Count == 0)
        {
            return new("not shown", "no rule reads it from a plan");
        }

        if (!IsPlanned(requirement.Needs.Count > 0 ? requirement.Needs : [.. rules.SelectMany(rule => rule.Types)], result))
        {
            return new("not applicable", "the plan has no such resource");
        }

        if (rules.TrueForAll(rule => rule.From > result.Azure.Stage))
        {
            return new("not applicable", $"from {Name(rules.Min(rule => rule.From))} on");
        }

        var later = rules.Where(rule => rule.From > result.Azure.Stage).ToList();
        return Names(result.Findings.Select(finding => finding.Rule), rules) is { Length: > 0 } open ? new("open", open)
            : Names(result.Waived.Select(waived => waived.Finding.Rule), rules) is { Length: > 0 } accepted ? new("accepted", accepted)
            : requirement.Rest is { } rest ? new("partly", $"not shown: {rest}")
            : later.Count > 0
                ? new("partly", $"from {Name(later.Min(rule => rule.From))} on: {string.Join("; ", later.Select(rule => rule.Title))}")
            : new("met");
    }

    public override string ToString() => Detail.Length == 0 ? Word : $"{Word} ({Detail})";

    private static bool IsPlanned(IReadOnlyList<string> types, CheckResult result) =>
        types.Contains("*") ? result.Azure.Resources.Count > 0 : result.Azure.Of([.. types]).Any();

    private static string Names(IEnumerable<string> found, List<RuleFacts> rules) =>
        string.Join(", ", found.Distinct().Where(id => rules.Exists(rule => rule.Id == id)).Order(StringComparer.Ordinal));

    private static string Name(Stage stage) => stage.ToString().ToLowerInvariant();
}
