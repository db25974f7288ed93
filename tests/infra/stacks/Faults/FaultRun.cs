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

    /// <summary>Faults of one kind mostly have the same rule, so it is asked first.</summary>
    private static IEnumerable<(Fault Fault, bool IsFound)> OfKind(AzurePlan before, IEnumerable<Fault> faults, IReadOnlySet<Finding> known)
    {
        var rules = Rulebook.All.ToList();
        foreach (var fault in faults)
        {
            var faulty = fault.Inject(before.Plan);
            var azure = Judging.AzureOf(faulty, before);
            var names = NamesOf(before.Plan, faulty);
            var found = rules.FindIndex(rule =>
                rule.Check(azure).Any(finding => !known.Contains(finding) && Names(finding, names) && !Judging.IsWaived(finding, faulty))
            );
            if (found > 0)
            {
                rules.Insert(0, rules[found]);
                rules.RemoveAt(found + 1);
            }

            // A whole check also reports waivers that have become unused.
            yield return (
                fault,
                found >= 0 || Judging.Of(faulty).Findings.Any(finding => !known.Contains(finding) && Names(finding, names))
            );
        }
    }

    /// <summary>A finding that names none of the resources concerned does not count.</summary>
    private static bool Names(Finding finding, IReadOnlySet<string> names) =>
        names.Count == 0 || names.Contains(finding.Resource) || names.Any(name => finding.Message.Contains(name, StringComparison.Ordinal));

    /// <summary>
    /// The names, also in Azure, of the resources that a fault changed, added or removed, and of those on either end of a reference;
    /// after a removal the stack's name too. None for calls and outputs.
    /// </summary>
    private static HashSet<string> NamesOf(Plan before, Plan after)
    {
        var changed = new HashSet<PlannedResource>(before.Resources, ReferenceEqualityComparer.Instance);
        changed.SymmetricExceptWith(after.Resources);
        var related = before.Resources.Where(each => each.Custom && changed.Any(other => Refers(each, other) || Refers(other, each)));
        return
        [
            .. changed
                .Concat(related)
                .Where(each => each.Type != "azure-native:resources:ResourceGroup")
                .SelectMany(each => new[] { each.Name, each.Id?.Split('/')[^1] ?? "" })
                .Append(after.Resources.Count < before.Resources.Count ? before.Stack : "")
                .Where(name => name.Length > 0),
        ];
    }

    private static bool Refers(PlannedResource from, PlannedResource to) =>
        to.Id is { Length: > 0 } id
        && (
            from.Inputs.ToJsonString().Contains(id, StringComparison.OrdinalIgnoreCase)
            || from.Id?.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase) == true
        );
}
