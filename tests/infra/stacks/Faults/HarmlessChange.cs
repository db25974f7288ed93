using System.Text.Json.Nodes;
using Planning.Plans;

namespace Stacks.Tests.Faults;

/// <summary>A change that Azure accepts and that weakens nothing; an entry of a file in Harmless or HeldOutHarmless.</summary>
internal sealed record HarmlessChange(string Name, string? Source, string Plan, Func<Plan, Plan> Change)
{
    private static readonly IReadOnlySet<string> Keys = new HashSet<string>(PlanChange.Keys) { "harmless", "source", "plan" };

    public static IReadOnlyList<HarmlessChange> Tuned { get; } = [.. CaseFile.Read("Harmless", Keys).Select(Of)];

    /// <summary>Written by authors who had not seen the rules.</summary>
    public static IReadOnlyList<HarmlessChange> HeldOut { get; } = [.. CaseFile.Read("HeldOutHarmless", Keys).Select(Of)];

    public override string ToString() => Name;

    private static HarmlessChange Of(JsonObject entry) =>
        new(CaseFile.Text(entry, "harmless"), (string?)entry["source"], (string?)entry["plan"] ?? "prod", plan =>
            PlanChange.Apply(plan, entry)
        );
}
