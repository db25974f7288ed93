using CommandLine;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>
/// Runs a rule. One that throws gives a finding that names the rule and the resource: the other rules still judge the plan, and it does
/// not pass unjudged.
/// </summary>
internal static class GuardedRule
{
    public static IReadOnlyList<Finding> Check(IRule rule, AzurePlan plan)
    {
        var found = new List<Finding>();
        if (Run(rule, plan, found) is { } failure)
        {
            var cause = Cause(rule, plan);
            found.Add(
                new Finding(
                    rule.Facts[0].Id,
                    Severity.Error,
                    cause?.Name ?? plan.Plan.Stack,
                    cause?.Planned.Urn ?? "",
                    $"the rule failed ({failure.GetType().Name}: {failure.Message}), so it did not judge the whole plan. "
                        + "This is a fault of preflight: report it with the inputs of the resource, or add a waiver"
                )
            );
        }

        return found;
    }

    /// <summary>The resource without which the rule does not fail; null if there is no single one.</summary>
    private static AzureResource? Cause(IRule rule, AzurePlan plan) =>
        plan.Resources.FirstOrDefault(resource => Run(rule, plan.WithoutInputs(resource), []) is null);

    private static Exception? Run(IRule rule, AzurePlan plan, List<Finding> found)
    {
        try
        {
            foreach (var finding in rule.Check(plan))
            {
                found.Add(finding);
            }

            return null;
        }
        catch (Exception exception) when (exception is not (Failure or OperationCanceledException))
        {
            return exception;
        }
    }
}
