using Planning.Plans;
using Planning.PolicyPacks;
using Preflight.Rules.Framework;
using Pulumirpc;

namespace Preflight.Checking;

/// <summary>What a policy pack of another author found in a plan, as findings: the rule is `pack/policy`.</summary>
public sealed record PolicyFindings
{
    public required string Pack { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>By rule.</summary>
    public required IReadOnlyDictionary<string, RuleFacts> Facts { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>True for the id of a policy: it names its pack.</summary>
    public static bool IsPolicy(string rule) => rule.Contains('/', StringComparison.Ordinal);

    public static PolicyFindings Of(PolicyPackResult result, Plan plan)
    {
        var names = plan.Resources.ToDictionary(resource => resource.Urn, resource => resource.Name);
        var pack = result.Info.Name;
        return new()
        {
            Pack = pack,
            Findings =
            [
                .. result.Violations.Select(violation => new Finding(
                    $"{pack}/{violation.PolicyName}",
                    violation.EnforcementLevel == EnforcementLevel.Advisory ? Severity.Warning : Severity.Error,
                    names.GetValueOrDefault(violation.Urn, plan.Stack),
                    names.ContainsKey(violation.Urn) ? violation.Urn : "",
                    Line(violation.Message.Length > 0 ? violation.Message : violation.Description)
                )),
            ],
            Facts = result
                .Info.Policies.Select(policy => Describe(pack, policy))
                .Concat(result.Violations.Select(violation => Describe(pack, new PolicyInfo { Name = violation.PolicyName })))
                .DistinctBy(facts => facts.Id)
                .ToDictionary(facts => facts.Id),
            Notes =
            [
                $"policy pack {pack}{(result.Info.Version.Length > 0 ? $" {result.Info.Version}" : "")}: {result.Info.Policies.Count} "
                    + "policies; secret values are given to it as [secret]",
                .. result.Remediations.Select(remediation =>
                    remediation.Problem is { } problem
                        ? $"{pack}/{remediation.Policy}: {Line(problem)}"
                        : $"{pack}/{remediation.Policy} would change {string.Join(", ", remediation.Properties)} of "
                            + $"{names.GetValueOrDefault(remediation.Urn, remediation.Urn)}; the plan is not changed"
                ),
                .. result
                    .Messages.Select(Line)
                    .Select(line => line.StartsWith($"{pack}: ", StringComparison.Ordinal) ? line : $"{pack}: {line}"),
            ],
        };
    }

    private static RuleFacts Describe(string pack, PolicyInfo policy) =>
        new()
        {
            Id = $"{pack}/{policy.Name}",
            Title = policy.DisplayName.Length > 0 ? policy.DisplayName : policy.Name,
            Why = policy.Description.Length > 0 ? Line(policy.Description) : $"The policy pack {pack} requires it.",
            Fix = policy.RemediationSteps.Length > 0 ? Line(policy.RemediationSteps) : "Correct the resource as the message says.",
            Severity = policy.EnforcementLevel == EnforcementLevel.Advisory ? Severity.Warning : Severity.Error,
            Pillar = Pillar.Operations,
            Source = policy.Url,
            Example = "",
        };

    /// <summary>The SDKs put the description and the message on lines of their own.</summary>
    private static string Line(string text) =>
        string.Join(": ", text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
