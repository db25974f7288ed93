using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>What is wrong with the waivers themselves.</summary>
internal static class WaiverFindings
{
    private const string Source = "the waiver file of the project";

    public static readonly IReadOnlyList<RuleFacts> Facts =
    [
        new()
        {
            Id = "waiver-expired",
            Title = "No accepted finding is past the day on which to look again",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Source,
            Requirements = ["DOC-05"],
        },
        new()
        {
            Id = "waiver-unused",
            Title = "Every waiver still waives something",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = Source,
            Requirements = ["DOC-05"],
        },
    ];

    /// <param name="findings">Before any is waived.</param>
    public static IEnumerable<Finding> Of(IEnumerable<Waiver> waivers, IReadOnlyList<Finding> findings, string stack, DateOnly today)
    {
        foreach (var waiver in waivers.Where(waiver => waiver.Stack == "*" || waiver.Stack == stack))
        {
            if (waiver.Expires < today)
            {
                yield return new Finding(
                    "waiver-expired",
                    Severity.Error,
                    stack,
                    "",
                    $"the waiver of {waiver.Rule} for {waiver.Resource} (line {waiver.Line}) expired on {waiver.Expires:yyyy-MM-dd}; mend what it waives, or ask {waiver.Owner} for a new day"
                );
            }

            // One for each stack may waive nothing in one of them.
            if (waiver.Stack != "*" && !findings.Any(finding => waiver.Covers(finding, stack)))
            {
                yield return new Finding(
                    "waiver-unused",
                    Severity.Warning,
                    stack,
                    "",
                    $"the waiver of {waiver.Rule} for {waiver.Resource} (line {waiver.Line}) waives nothing; remove it"
                );
            }
        }
    }
}
