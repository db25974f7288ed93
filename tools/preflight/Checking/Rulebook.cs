using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>All rules, and what is known of them.</summary>
public static class Rulebook
{
    /// <summary>By area, in the order of docs/rules.md.</summary>
    public static IReadOnlyList<RuleArea> Areas => RuleAreas.All;

    public static readonly IReadOnlyList<IRule> All = [.. Areas.SelectMany(area => area.Rules)];

    public static readonly IReadOnlyDictionary<string, RuleFacts> Facts = Areas
        .SelectMany(area => area.Facts)
        .ToDictionary(facts => facts.Id);

    /// <summary>The rules that hold a requirement.</summary>
    public static IEnumerable<RuleFacts> Holding(Requirement requirement) =>
        Facts.Values.Where(rule => rule.Requirements.Contains(requirement.Id));
}
