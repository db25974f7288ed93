using Preflight.AzureModel;

namespace Preflight.Rules.Framework;

/// <summary>A rule that judges each resource apart. After a change in a plan, only some need to be judged again.</summary>
public interface IResourceRule : IRule
{
    IEnumerable<Finding> Check(AzureResource resource, AzurePlan plan);

    /// <summary>What it finds in the plan as a whole, beside the resources.</summary>
    IEnumerable<Finding> CheckRest(AzurePlan plan) => [];

    IEnumerable<Finding> IRule.Check(AzurePlan plan) =>
        plan.Resources.SelectMany(resource => Check(resource, plan)).Concat(CheckRest(plan));
}
