using Planning.Plans;
using Preflight.Rules.Framework;

namespace Stacks.Tests.Faults;

/// <summary>Every fault with the findings that it causes; judged once.</summary>
internal static class FaultRun
{
    private static readonly Lazy<Task<IReadOnlyList<(Fault Fault, IReadOnlyList<Finding> Found)>>> LazyProd = new(async () =>
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

    public static Task<IReadOnlyList<(Fault Fault, IReadOnlyList<Finding> Found)>> Prod => LazyProd.Value;

    public static IReadOnlyList<(Fault Fault, IReadOnlyList<Finding> Found)> Of(Plan plan, IReadOnlyList<Fault> faults)
    {
        var known = Judging.Of(plan).Findings.ToHashSet();
        return
        [
            .. faults
                .AsParallel()
                .AsOrdered()
                .Select(fault =>
                    (fault, (IReadOnlyList<Finding>)[.. Judging.Of(fault.Inject(plan)).Findings.Where(finding => !known.Contains(finding))])
                ),
        ];
    }
}
