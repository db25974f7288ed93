using System.Reflection;
using Google.Protobuf.WellKnownTypes;
using Planning.Plans;
using Preflight.Checking;
using Preflight.Rules.Framework;
using Pulumirpc;

namespace PreflightPack.Judging;

/// <summary>The rules as policies, each with the id of the rule; and one policy that carries the settings of the pack.</summary>
internal static class PackPolicies
{
    public const string Pack = "preflight";

    public static string Version { get; } = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    private static readonly HashSet<string> OfOneResource =
    [
        .. Rulebook.All.Where(rule => rule is IResourceRule or ResourceRule).SelectMany(rule => rule.Facts).Select(facts => facts.Id),
    ];

    /// <param name="stage">Decides the severity of some rules.</param>
    public static AnalyzerInfo Info(Stage stage)
    {
        var info = new AnalyzerInfo
        {
            Name = Pack,
            DisplayName = "Preflight",
            Version = Version,
            Description = "The rules of `preflight check`, on what Pulumi is about to deploy.",
            SupportsConfig = true,
            Provider = "azure-native",
        };
        info.Policies.AddRange(Rulebook.Facts.Values.Select(facts => Policy(facts, stage)));
        info.Policies.Add(PackSettings.Policy);
        return info;
    }

    public static EnforcementLevel Level(Severity severity) =>
        severity == Severity.Error ? EnforcementLevel.Mandatory : EnforcementLevel.Advisory;

    public static PolicySeverity Weight(Severity severity) => severity == Severity.Error ? PolicySeverity.High : PolicySeverity.Low;

    private static PolicyInfo Policy(RuleFacts facts, Stage stage)
    {
        var severity = facts.SeverityIn(stage);
        var policy = new PolicyInfo
        {
            Name = facts.Id,
            DisplayName = facts.Title,
            Description = UnseenRules.Why(facts.Id) is { } unseen ? $"{facts.Why} Not judged here: {unseen}." : facts.Why,
            EnforcementLevel = Level(severity),
            PolicyType = OfOneResource.Contains(facts.Id) ? PolicyType.Resource : PolicyType.Stack,
            Severity = Weight(severity),
            RemediationSteps = facts.Fix,
            Url = Uri.IsWellFormedUriString(facts.Source, UriKind.Absolute) ? facts.Source : "",
            ConfigSchema = new() { Properties = new Struct() },
        };
        policy.Tags.Add(facts.Pillar.ToString());
        policy.Tags.AddRange(facts.Requirements);
        return policy;
    }
}
