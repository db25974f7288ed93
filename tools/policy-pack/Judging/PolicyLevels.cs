using Preflight.Checking;
using Preflight.Rules.Framework;
using Pulumirpc;

namespace PreflightPack.Judging;

/// <summary>
/// How each finding is enforced: by its severity, unless the configuration gives the policy a level other than its own.
/// </summary>
internal sealed class PolicyLevels
{
    private readonly Dictionary<string, EnforcementLevel> _changed;

    /// <param name="info">The levels that the pack itself gives.</param>
    /// <param name="configured">The engine sends a level for each policy.</param>
    public PolicyLevels(AnalyzerInfo info, IDictionary<string, PolicyConfig> configured) =>
        _changed = info
            .Policies.Where(policy =>
                configured.TryGetValue(policy.Name, out var config) && config.EnforcementLevel != policy.EnforcementLevel
            )
            .ToDictionary(policy => policy.Name, policy => configured[policy.Name].EnforcementLevel);

    public static PolicyLevels Default { get; } = new(new AnalyzerInfo(), new Dictionary<string, PolicyConfig>());

    /// <returns>None if the policy is disabled.</returns>
    public IEnumerable<AnalyzeDiagnostic> Diagnostics(Finding finding)
    {
        var level = _changed.TryGetValue(finding.Rule, out var changed) ? changed : PackPolicies.Level(finding.Severity);
        if (level == EnforcementLevel.Disabled)
        {
            yield break;
        }

        yield return new AnalyzeDiagnostic
        {
            PolicyName = finding.Rule,
            PolicyPackName = PackPolicies.Pack,
            PolicyPackVersion = PackPolicies.Version,
            Description = Rulebook.Facts[finding.Rule].Title,
            Message = finding.Message,
            EnforcementLevel = level,
            Urn = finding.Urn,
            Severity = PackPolicies.Weight(finding.Severity),
        };
    }
}
