using Preflight.AzureModel;

namespace Preflight.Rules.Framework;

/// <summary>A rule with one id. Where its stage is not reached it finds nothing.</summary>
public abstract class Rule(RuleFacts facts) : IRule
{
    public IReadOnlyList<RuleFacts> Facts { get; } = [facts];

    public IEnumerable<Finding> Check(AzurePlan plan) => plan.Stage < facts.From ? [] : Findings(plan, Judge(plan));

    protected abstract IEnumerable<Problem> Judge(AzurePlan plan);

    private protected IEnumerable<Finding> Findings(AzurePlan plan, IEnumerable<Problem> problems) =>
        problems.Select(problem => new Finding(
            facts.Id,
            problem.IsWarning ? Severity.Warning : facts.SeverityIn(plan.Stage),
            problem.Resource?.Name ?? plan.Stack,
            problem.Resource?.Planned.Urn ?? "",
            problem.Message
        ));
}
