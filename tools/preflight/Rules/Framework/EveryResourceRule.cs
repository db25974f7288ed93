using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Rules.Framework;

/// <summary>A rule that checks every resource separately, whatever its type.</summary>
public abstract class EveryResourceRule(RuleFacts facts) : Rule(facts), IResourceRule
{
    private readonly Stage _from = facts.From;

    public IEnumerable<Finding> Check(AzureResource resource, AzurePlan plan) =>
        plan.Stage < _from ? [] : Findings(plan, Judge(resource, plan));

    public IEnumerable<Finding> CheckRest(AzurePlan plan) => plan.Stage < _from ? [] : Findings(plan, JudgeRest(plan));

    protected sealed override IEnumerable<Problem> Judge(AzurePlan plan) =>
        plan.Resources.SelectMany(resource => Judge(resource, plan)).Concat(JudgeRest(plan));

    protected abstract IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan);

    /// <summary>What concerns no resource.</summary>
    protected virtual IEnumerable<Problem> JudgeRest(AzurePlan plan) => [];
}
