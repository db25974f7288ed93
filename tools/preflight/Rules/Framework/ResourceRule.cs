using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Rules.Framework;

/// <summary>A rule that checks each resource of its types separately.</summary>
public abstract class ResourceRule(RuleFacts facts) : Rule(facts)
{
    private readonly string[] _types = [.. facts.Types];
    private readonly Stage _from = facts.From;

    /// <summary>What it finds in one resource; nothing in one of another type.</summary>
    public IEnumerable<Finding> Check(AzureResource resource, AzurePlan plan) =>
        plan.Stage < _from || !_types.Contains(resource.Token) ? [] : Findings(plan, Judge(resource, plan));

    protected override IEnumerable<Problem> Judge(AzurePlan plan) => plan.Of(_types).SelectMany(resource => Judge(resource, plan));

    protected abstract IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan);
}
