using System.Text.Json.Nodes;
using Preflight.Checks;
using Preflight.Plans;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>Single faults in prod's plan. They were written from what broke for others and from Azure's errors, not from the rules.</summary>
public sealed class FaultTests
{
    /// <summary>Found by no rule, and why that is so.</summary>
    private static readonly Dictionary<string, string> Missed = [];

    [Fact]
    public async Task Of_three_hundred_faults_of_thirty_kinds_at_least_ninety_five_in_a_hundred_are_found()
    {
        var plan = (await PlannedStack.Prod).Plan;
        var known = Judging.Of(plan).Findings.ToHashSet();
        var faults = All(plan);
        var missed = new List<string>();
        foreach (var fault in faults)
        {
            var found = Judging.Of(fault.Inject(plan)).Findings.Where(finding => !known.Contains(finding)).ToList();
            if (found.Count == 0)
            {
                missed.Add(fault.ToString());
            }
        }

        var table = string.Join('\n', missed.Order(StringComparer.Ordinal));
        File.WriteAllText("/tmp/missed.txt", $"{faults.Count} faults {faults.Select(fault => fault.Kind).Distinct().Count()} kinds {missed.Count} missed\n{table}");
        Assert.True(faults.Count >= 300, $"{faults.Count} faults");
        Assert.True(faults.Select(fault => fault.Kind).Distinct().Count() >= 30);
        Assert.Equal(faults.Count, faults.Select(fault => fault.ToString()).Distinct().Count());
        Assert.Equal(Missed.Keys.Order(StringComparer.Ordinal), missed.Order(StringComparer.Ordinal));
        Assert.True(missed.Count <= faults.Count * 0.05, $"{missed.Count} of {faults.Count} faults are missed");
    }

    internal static IReadOnlyList<Fault> All(Plan plan) =>
        [.. IdentityFaults.All(), .. NetworkFaults.All(), .. WorkloadFaults.All(), .. OperationsFaults.All(), .. OperationsFaults.Edges(plan)];
}
