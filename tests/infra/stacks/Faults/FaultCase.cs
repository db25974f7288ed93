using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.Rules.Framework;

namespace Stacks.Tests.Faults;

/// <summary>A single fault from an outside source; an entry of a file in Cases or HeldOut.</summary>
/// <param name="On">The resources of which a finding must name one; the stack's name for the plan as a whole.</param>
/// <param name="Cause">The cause, which the finding's message must match.</param>
/// <param name="Severity">What the finding must be at least.</param>
/// <param name="Today">The day of the judgement, for a fault that time brings; null for the day of all others.</param>
/// <param name="Missed">Why no finding is expected; null for a fault that must be found.</param>
internal sealed record FaultCase(
    string Name,
    string Source,
    string Plan,
    Func<Plan, Plan> Change,
    IReadOnlyList<string> On,
    Regex Cause,
    Severity Severity,
    DateOnly? Today,
    string? Missed
)
{
    private static readonly IReadOnlySet<string> Keys = new HashSet<string>(PlanChange.Keys)
    {
        "fault",
        "source",
        "plan",
        "on",
        "cause",
        "severity",
        "today",
        "missed",
    };

    public static IReadOnlyList<FaultCase> Tuned { get; } = [.. CaseFile.Read("Cases", Keys).Select(Of)];

    /// <summary>Written by authors who had not seen the rules.</summary>
    public static IReadOnlyList<FaultCase> HeldOut { get; } = [.. CaseFile.Read("HeldOut", Keys).Select(Of)];

    public bool IsNamedBy(Finding finding) =>
        finding.Severity >= Severity && On.Contains(finding.Resource) && Cause.IsMatch(finding.Message);

    public override string ToString() => Name;

    private static FaultCase Of(JsonObject entry) =>
        new(
            CaseFile.Text(entry, "fault"),
            CaseFile.Text(entry, "source"),
            (string?)entry["plan"] ?? "prod",
            plan => PlanChange.Apply(plan, entry),
            entry["on"] is JsonArray several ? [.. several.Select(each => (string)each!)] : [CaseFile.Text(entry, "on")],
            new Regex(CaseFile.Text(entry, "cause"), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant),
            Enum.Parse<Severity>((string?)entry["severity"] ?? "warning", ignoreCase: true),
            entry["today"] is { } today ? DateOnly.ParseExact((string)today!, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            (string?)entry["missed"]
        );
}
