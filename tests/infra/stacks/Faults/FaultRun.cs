using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Stacks.Tests.Faults;

/// <summary>Every fault, and whether it causes a finding; judged once.</summary>
internal static class FaultRun
{
    private static readonly Lazy<Task<IReadOnlyList<(Fault Fault, bool IsFound)>>> LazyProd = new(async () =>
    {
        var plan = (await PlannedStack.Prod).Plan;
        return Of(
            plan,
            [
                .. IdentityFaults.All(),
                .. NetworkFaults.All(),
                .. WorkloadFaults.All(),
                .. AlertFaults.All(),
                .. OperationsFaults.All(),
                .. OperationsFaults.Edges(plan),
            ]
        );
    });

    public static Task<IReadOnlyList<(Fault Fault, bool IsFound)>> Prod => LazyProd.Value;

    public static IReadOnlyList<(Fault Fault, bool IsFound)> Of(Plan plan, IReadOnlyList<Fault> faults)
    {
        var known = Judging.Of(plan).Findings.ToHashSet();
        var before = Judging.AzureOf(plan);
        return [.. faults.GroupBy(fault => fault.Kind).AsParallel().AsOrdered().SelectMany(kind => OfKind(before, kind, known))];
    }

    /// <summary>One new finding is enough. Faults of one kind mostly have the same rule, so it is asked first.</summary>
    private static IEnumerable<(Fault Fault, bool IsFound)> OfKind(AzurePlan before, IEnumerable<Fault> faults, IReadOnlySet<Finding> known)
    {
        var rules = Rulebook.All.ToList();
        foreach (var fault in faults)
        {
            var faulty = fault.Inject(before.Plan);
            var azure = Judging.AzureOf(faulty, before);
            var found = rules.FindIndex(rule =>
                rule.Check(azure).Any(finding => !known.Contains(finding) && !Judging.IsWaived(finding, faulty))
            );
            if (found > 0)
            {
                rules.Insert(0, rules[found]);
                rules.RemoveAt(found + 1);
            }

            // A whole check also reports waivers that have become unused.
            yield return (fault, found >= 0 || Judging.Of(faulty).Findings.Any(finding => !known.Contains(finding)));
        }
    }
}
