using System.Collections.Concurrent;
using Preflight.AzureModel;
using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Stacks.Tests.Faults;

/// <summary>Judges the entries of case files.</summary>
internal static class CaseRun
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<(AzurePlan Plan, IReadOnlySet<Finding> Known)>>> Plans = new();

    public static Task<IReadOnlyList<(FaultCase Case, CaseResult Result)>> OfAsync(IReadOnlyList<FaultCase> faults) =>
        EachAsync(faults, each => each.Plan, Judge);

    /// <returns>The new errors of each change.</returns>
    public static Task<IReadOnlyList<(HarmlessChange Change, IReadOnlyList<Finding> Errors)>> OfAsync(
        IReadOnlyList<HarmlessChange> changes
    ) => EachAsync(changes, each => each.Plan, Errors);

    /// <summary>The rules are asked until one finds the fault; first those for the types of the resources named.</summary>
    private static CaseResult Judge(FaultCase each, AzurePlan before, IReadOnlySet<Finding> known)
    {
        var faulty = Judging.AzureOf(each.Change(before.Plan), before, each.Today);
        var others = new List<Finding>();
        var types = faulty.Resources.Where(resource => each.On.Contains(resource.Name)).Select(resource => resource.Token).ToHashSet();
        var rules = Rulebook.All.OrderByDescending(rule => rule.Facts.Any(facts => facts.Types.Any(types.Contains)));
        foreach (var finding in rules.SelectMany(rule => rule.Check(faulty)).Where(finding => !known.Contains(finding)))
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
        var plans = new Dictionary<string, (AzurePlan Plan, IReadOnlySet<Finding> Known)>();
        foreach (var name in cases.Select(planOf).Distinct())
        {
            plans[name] = await Plans.GetOrAdd(name, each => new(() => JudgedAsync(each))).Value;
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

    private static async Task<(AzurePlan Plan, IReadOnlySet<Finding> Known)> JudgedAsync(string name)
    {
        var azure = Judging.AzureOf((name == "everything" ? await PlannedStack.Everything : await PlannedStack.PlanAsync(name)).Plan);
        return (azure, Rulebook.All.SelectMany(rule => rule.Check(azure)).ToHashSet());
    }
}
