using Preflight.Rules.Framework;

namespace Stacks.Tests.Faults;

/// <summary>Judges the entries of case files.</summary>
internal static class CaseRun
{
    public static Task<IReadOnlyList<(FaultCase Case, CaseResult Result)>> OfAsync(IReadOnlyList<FaultCase> faults) =>
        EachAsync(faults, each => each.Plan, Judge);

    /// <returns>The new errors of each change.</returns>
    public static Task<IReadOnlyList<(HarmlessChange Change, IReadOnlyList<Finding> Errors)>> OfAsync(
        IReadOnlyList<HarmlessChange> changes
    ) => EachAsync(changes, each => each.Plan, Errors);

    /// <summary>The rules are asked until one finds the fault.</summary>
    private static CaseResult Judge(FaultCase each, JudgedPlan before)
    {
        var others = new List<Finding>();
        foreach (var finding in before.NewIn(Judging.AzureOf(each.Change(before.Azure.Plan), before.Azure, each.Today)))
        {
            if (each.IsNamedBy(finding))
            {
                return new CaseResult(true, others);
            }

            others.Add(finding);
        }

        return new CaseResult(false, others);
    }

    private static IReadOnlyList<Finding> Errors(HarmlessChange each, JudgedPlan before)
    {
        var changed = each.Change(before.Azure.Plan);
        return
        [
            .. before
                .NewIn(Judging.AzureOf(changed, before.Azure))
                .Where(finding => finding.Severity == Severity.Error && !Judging.IsWaived(finding, changed)),
        ];
    }

    private static async Task<IReadOnlyList<(TCase, TResult)>> EachAsync<TCase, TResult>(
        IReadOnlyList<TCase> cases,
        Func<TCase, string> planOf,
        Func<TCase, JudgedPlan, TResult> judge
    )
        where TCase : notnull
    {
        var plans = new Dictionary<string, JudgedPlan>();
        foreach (var name in cases.Select(planOf).Distinct())
        {
            plans[name] = await JudgedPlan.OfAsync(name);
        }

        return
        [
            .. cases
                .AsParallel()
                .AsOrdered()
                .Select(each =>
                {
                    try
                    {
                        return (each, judge(each, plans[planOf(each)]));
                    }
                    catch (Exception exception)
                    {
                        throw new InvalidOperationException($"the case cannot be judged: {each}: {exception.Message}", exception);
                    }
                }),
        ];
    }
}
