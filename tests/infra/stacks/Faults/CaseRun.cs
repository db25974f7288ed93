using System.Collections.Concurrent;
using Preflight.AzureModel;
using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Stacks.Tests.Faults;

/// <summary>Judges the case files, once in a test run.</summary>
internal static class CaseRun
{
    private static readonly Lazy<Task<IReadOnlyList<(FaultCase Case, CaseResult Result)>>> LazyFaults = new(() =>
        EachAsync(FaultCase.All, each => each.Plan, Judge)
    );

    private static readonly Lazy<Task<IReadOnlyList<(HarmlessChange Change, IReadOnlyList<Finding> Errors)>>> LazyHarmless = new(() =>
        EachAsync(HarmlessChange.All, each => each.Plan, Errors)
    );

    public static Task<IReadOnlyList<(FaultCase Case, CaseResult Result)>> Faults => LazyFaults.Value;

    public static Task<IReadOnlyList<(HarmlessChange Change, IReadOnlyList<Finding> Errors)>> Harmless => LazyHarmless.Value;

    /// <summary>The rules are asked one after another, until one finds the fault.</summary>
    private static CaseResult Judge(FaultCase each, AzurePlan before, IReadOnlySet<Finding> known)
    {
        var faulty = Judging.AzureOf(each.Change(before.Plan), before, each.Today);
        var others = new List<Finding>();
        foreach (var finding in Rulebook.All.SelectMany(rule => rule.Check(faulty)).Where(finding => !known.Contains(finding)))
        {
            if (each.IsNamedBy(finding))
            {
                return new CaseResult(true, others);
            }

            others.Add(finding);
        }

        return new CaseResult(false, others);
    }

    private static IReadOnlyList<Finding> Errors(HarmlessChange each, AzurePlan before, IReadOnlySet<Finding> known)
    {
        var changed = each.Change(before.Plan);
        var azure = Judging.AzureOf(changed, before);
        return
        [
            .. Rulebook
                .All.SelectMany(rule => rule.Check(azure))
                .Where(finding => finding.Severity == Severity.Error && !known.Contains(finding) && !Judging.IsWaived(finding, changed)),
        ];
    }

    private static async Task<IReadOnlyList<(TCase, TResult)>> EachAsync<TCase, TResult>(
        IReadOnlyList<TCase> cases,
        Func<TCase, string> planOf,
        Func<TCase, AzurePlan, IReadOnlySet<Finding>, TResult> judge
    )
        where TCase : notnull
    {
        var plans = new ConcurrentDictionary<string, (AzurePlan Plan, IReadOnlySet<Finding> Known)>();
        foreach (var name in cases.Select(planOf).Distinct())
        {
            var plan = (name == "everything" ? await PlannedStack.Everything : await PlannedStack.PlanAsync(name)).Plan;
            var azure = Judging.AzureOf(plan);
            plans[name] = (azure, Rulebook.All.SelectMany(rule => rule.Check(azure)).ToHashSet());
        }

        return
        [
            .. cases
                .AsParallel()
                .AsOrdered()
                .Select(each =>
                {
                    var (plan, known) = plans[planOf(each)];
                    try
                    {
                        return (each, judge(each, plan, known));
                    }
                    catch (Exception exception)
                    {
                        throw new InvalidOperationException($"the case cannot be judged: {each}: {exception.Message}", exception);
                    }
                }),
        ];
    }
}
