using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>Rules about one subject.</summary>
/// <param name="Others">Of findings that no rule of the area makes, as those between two plans.</param>
public sealed record RuleArea(string Name, IReadOnlyList<IRule> Rules, IReadOnlyList<RuleFacts>? Others = null)
{
    public IEnumerable<RuleFacts> Facts => Rules.SelectMany(rule => rule.Facts).Concat(Others ?? []);
}
