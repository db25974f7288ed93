using Preflight.AzureModel;

namespace Preflight.Rules.Framework;

/// <summary>A rule with one id. Where its stage is not reached it finds nothing.</summary>
public abstract class Rule(RuleFacts facts) : IRule
{
    public IReadOnlyList<RuleFacts> Facts { get; } = [facts];

    public IEnumerable<Finding> Check(AzurePlan plan) =>
        plan.Stage < facts.From
            ? []
            : Judge(plan)
                .Select(problem => new Finding(
                    facts.Id,
                    problem.IsWarning ? Severity.Warning : facts.SeverityIn(plan.Stage),
                    problem.Resource?.Name ?? plan.Plan.Stack,
                    problem.Resource?.Planned.Urn ?? "",
                    problem.Message
                ));

    protected abstract IEnumerable<Problem> Judge(AzurePlan plan);
}
