using Preflight.Arm;
using Preflight.Plans;

namespace Preflight.Checks;

/// <summary>A plan and everything that was found wrong with it, errors first.</summary>
internal sealed record Judgement(Plan Plan, IReadOnlyList<Finding> Findings)
{
    private static readonly IReadOnlyList<IRule> Rules = [new SchemaRule()];

    public static Judgement Of(Plan plan, AzureTypes types)
    {
        var template = ArmTemplate.Of(plan, types);
        return new Judgement(plan, [.. Rules
            .SelectMany(rule => rule.Check(plan, template))
            .OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Urn, StringComparer.Ordinal).ThenBy(finding => finding.Message, StringComparer.Ordinal)]);
    }
}
