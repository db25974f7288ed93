using Planning.Plans;
using Preflight.Rules.Framework;

namespace Stacks.Tests.Faults;

/// <summary>Every fault, and whether it causes a finding; judged once.</summary>
internal static class FaultRun
{
    private static readonly Lazy<Task<IReadOnlyList<(Fault Fault, bool IsFound)>>> LazyProd = new(async () =>
    {
        var prod = await JudgedPlan.OfAsync("prod");
        return Of(prod, All(prod.Azure.Plan));
    });

    /// <param name="plan">Prod.</param>
    public static IReadOnlyList<Fault> All(Plan plan) =>
        [
            .. IdentityFaults.All(),
            .. NetworkFaults.All(),
            .. WorkloadFaults.All(),
            .. AlertFaults.All(),
            .. OperationsFaults.All(),
            .. OperationsFaults.Edges(plan),
        ];

    private static readonly IEqualityComparer<PlannedResource> Same = ReferenceEqualityComparer.Instance;

    public static Task<IReadOnlyList<(Fault Fault, bool IsFound)>> Prod => LazyProd.Value;

    public static IReadOnlyList<(Fault Fault, bool IsFound)> Of(JudgedPlan before, IReadOnlyList<Fault> faults)
    {
        var plan = before.Azure.Plan;
        var texts = plan.Resources.ToDictionary(each => each, Text, Same);
        return
        [
            .. faults
                .AsParallel()
                .AsOrdered()
                .Select(fault =>
                {
                    var faulty = fault.Inject(plan);
                    return (fault, IsFound(before, faulty, NamesOf(plan, faulty, texts)));
                }),
        ];
    }

    /// <summary>A whole check also reports waivers that have become unused.</summary>
    private static bool IsFound(JudgedPlan before, Plan faulty, IReadOnlySet<string> names)
    {
        var azure = Judging.AzureOf(faulty, before.Azure);
        return before.NewIn(azure).Any(finding => Names(finding, names) && !Judging.IsWaived(finding, faulty))
            || Judging.OfWaivers(faulty, [.. before.AllIn(azure)]).Any(finding => Names(finding, names));
    }

    /// <summary>A finding that names none of the resources concerned does not count.</summary>
    private static bool Names(Finding finding, IReadOnlySet<string> names) =>
        names.Count == 0 || names.Contains(finding.Resource) || names.Any(name => finding.Message.Contains(name, StringComparison.Ordinal));

    /// <summary>
    /// The names, also in Azure, of the resources that a fault changed, added or removed, and of those on either end of a reference;
    /// after a removal the stack's name too. None for calls and outputs.
    /// </summary>
    private static HashSet<string> NamesOf(Plan before, Plan after, Dictionary<PlannedResource, (string Id, string Inputs)> texts)
    {
        var changed = new HashSet<PlannedResource>(before.Resources, Same);
        changed.SymmetricExceptWith(after.Resources);
        var own = changed.Select(each => texts.TryGetValue(each, out var text) ? text : Text(each)).ToList();
        var related = before.Resources.Where(each =>
            each.Custom && own.Exists(other => Refers(texts[each], other) || Refers(other, texts[each]))
        );
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

    /// <summary>In small letters: a search without case is many times slower.</summary>
    private static (string Id, string Inputs) Text(PlannedResource resource) =>
        (resource.Id?.ToLowerInvariant() ?? "", resource.Inputs.ToJsonString().ToLowerInvariant());

    private static bool Refers((string Id, string Inputs) from, (string Id, string Inputs) to) =>
        to.Id.Length > 0
        && (from.Inputs.Contains(to.Id, StringComparison.Ordinal) || from.Id.StartsWith(to.Id + "/", StringComparison.Ordinal));
}
