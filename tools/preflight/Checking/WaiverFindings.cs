using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>Findings about the waivers of the project.</summary>
public static class WaiverFindings
{
    private const string Source = "preflight.yaml of the project";

    private const string Example = """
        documents:
          type: azure-native:storage:StorageAccount
        """;

    public static readonly IReadOnlyList<RuleFacts> Facts =
    [
        new()
        {
            Id = "waiver-expired",
            Title = "Waivers have not expired",
            Why = "A waiver accepts a finding until a date, so that the decision is reviewed.",
            Fix = "Correct the finding, or agree on a new date with the owner of the waiver.",
            Example = Example,
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Source,
            Requirements = ["DOC-05"],
        },
        new()
        {
            Id = "waiver-unused",
            Title = "Waivers match a finding",
            Why = "A waiver that matches no finding hides the next one.",
            Fix = "Remove the waiver from preflight.yaml.",
            Example = Example,
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = Source,
            Requirements = ["DOC-05"],
        },
    ];

    /// <param name="findings">Before waivers are applied.</param>
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
                    $"the waiver of {waiver.Rule} for {waiver.Resource} (line {waiver.Line}) expired on {waiver.Expires:yyyy-MM-dd}; "
                        + $"correct the finding, or agree on a new date with {waiver.Owner}"
                );
            }

            // A waiver for all stacks need not match in each, and one that begins later need not match yet.
            if (waiver.Stack != "*" && waiver.HasBegun(today) && !findings.Any(finding => waiver.Covers(finding, stack)))
            {
                yield return new Finding(
                    "waiver-unused",
                    Severity.Warning,
                    stack,
                    "",
                    $"the waiver of {waiver.Rule} for {waiver.Resource} (line {waiver.Line}) matches no finding; remove it"
                );
            }
        }
    }
}
