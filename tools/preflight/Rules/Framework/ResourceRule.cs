using Preflight.AzureModel;

namespace Preflight.Rules.Framework;

/// <summary>A rule that checks each resource of its types separately.</summary>
public abstract class ResourceRule(RuleFacts facts) : Rule(facts)
{
    private readonly string[] _types = [.. facts.Types];

    protected override IEnumerable<Problem> Judge(AzurePlan plan) => plan.Of(_types).SelectMany(resource => Judge(resource, plan));

    protected abstract IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan);
}
