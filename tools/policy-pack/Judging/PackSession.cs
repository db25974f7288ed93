using AzureDefinitions.Types;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Checking;
using Preflight.Costs;
using Preflight.Requests;
using Preflight.Rules.Framework;
using PreflightPack.Wire;
using Pulumirpc;

namespace PreflightPack.Judging;

/// <summary>One preview, update or analysis: what the engine has said of it, and what has been reported.</summary>
internal sealed class PackSession
{
    private readonly Lock _lock = new();
    private readonly AzureTypes _types = new();
    private readonly Dictionary<string, AnalyzeRequest> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<Finding> _reported = [];
    private AnalyzerStackConfigureRequest? _stack;
    private PackSettings _settings = PackSettings.Default;
    private PolicyLevels _levels = PolicyLevels.Default;
    private CheckOptions? _options;

    /// <summary>Before the configuration: the stage follows from the name of the stack.</summary>
    public AnalyzerInfo Info => PackPolicies.Info(StageName.Of(_stack?.Stack ?? ""));

    /// <summary>Read once: the files that it names are the user's, and a fault in them ends the run.</summary>
    private CheckOptions Options => _options ??= Judged(_settings.Options());

    public void Use(AnalyzerStackConfigureRequest stack) => _stack = stack;

    public void Use(ConfigureAnalyzerRequest request)
    {
        lock (_lock)
        {
            _settings = request.PolicyConfig.TryGetValue(PackSettings.PolicyName, out var settings)
                ? PackSettings.Of(settings.Properties ?? new())
                : PackSettings.Default;
            _options = null;
            _levels = new PolicyLevels(Info, request.PolicyConfig);
        }
    }

    /// <summary>
    /// Before a resource is deployed, the rules that need no other resource judge it: those that read nothing else of the plan.
    /// </summary>
    public AnalyzeResponse Judge(AnalyzeRequest request)
    {
        lock (_lock)
        {
            _seen[request.Urn] = request;
            var response = new AnalyzeResponse();
            if (!request.Type.StartsWith("azure-native", StringComparison.Ordinal))
            {
                return response;
            }

            var plan = PlanOf([WirePlan.Resource(request)]);
            var azure = Azure(plan);
            var resource = azure.Resources.Single(each => each.Planned.Urn == request.Urn);
            foreach (var finding in Rulebook.All.SelectMany(rule => OneResource.Check(rule, resource, azure)).Distinct())
            {
                if (UnseenRules.Why(finding.Rule) is null && _reported.Add(finding) && !IsWaived(finding, plan.Stack))
                {
                    response.Diagnostics.AddRange(_levels.Diagnostics(finding));
                }
            }

            return response;
        }
    }

    /// <summary>At the end, all rules judge the whole stack. What was reported before is not repeated.</summary>
    public (AnalyzeResponse Response, IReadOnlyList<string> Notes) Judge(AnalyzeStackRequest request)
    {
        lock (_lock)
        {
            if (request.Resources.Count == 0)
            {
                return (new AnalyzeResponse(), []);
            }

            var plan = PlanOf(request.Resources);
            var known = Rulebook.All.Select(rule => new KnownRule(rule)).ToList();
            var result = CheckResult.Of(plan, _types, Options, rules: known);
            var open = known.Where(rule => rule.Unknown > 0).SelectMany(rule => rule.Facts).Select(facts => facts.Id).ToHashSet();
            var response = new AnalyzeResponse();
            foreach (
                var finding in result.Findings.Where(finding =>
                    UnseenRules.Why(finding.Rule) is null
                    && !_reported.Contains(finding)
                    && (open.Count == 0 || finding.Rule != "waiver-unused")
                )
            )
            {
                response.Diagnostics.AddRange(_levels.Diagnostics(finding));
            }

            response.NotApplicable.AddRange(
                UnseenRules.Reasons.Select(each => new PolicyNotApplicable { PolicyName = each.Key, Reason = each.Value })
            );
            response.NotApplicable.AddRange(
                open.Order(StringComparer.Ordinal)
                    .Select(rule => new PolicyNotApplicable { PolicyName = rule, Reason = "values are known only after the update" })
            );
            return (response, [.. Notes(result, open)]);
        }
    }

    private static IEnumerable<string> Notes(CheckResult result, HashSet<string> open)
    {
        if (open.Count > 0)
        {
            yield return $"{open.Count} of {Rulebook.Facts.Count} rules did not judge each resource, because values are known only after "
                + $"the update: {string.Join(", ", open.Order(StringComparer.Ordinal))}; `preflight check {result.Plan.Stack}` judges all";
        }

        foreach (var note in result.Notes)
        {
            yield return note;
        }
    }

    /// <summary>A waiver of a rule that cannot be judged here is not unused.</summary>
    private static CheckOptions Judged(CheckOptions options) =>
        options with
        {
            Waivers = [.. options.Waivers.Where(waiver => UnseenRules.Why(waiver.Rule) is null)],
        };

    private Plan PlanOf(IReadOnlyList<AnalyzerResource> resources) => WirePlan.Of(PackStack.Of(_stack, resources[0].Urn), resources, _seen);

    private AzurePlan Azure(Plan plan)
    {
        var stage = Options.Stage ?? StageName.Of(plan.Stack);
        return new AzurePlan(
            plan,
            ArmTemplate.Of(plan, _types),
            stage,
            Options.Today,
            new Lazy<decimal>(() => CostEstimate.Of(plan, Options.Costs, stage).Total),
            Options.Directory
        )
        {
            Apps = Options.Apps,
        };
    }

    private bool IsWaived(Finding finding, string stack) => Options.Waivers.Any(waiver => waiver.Accepts(finding, stack, Options.Today));
}
