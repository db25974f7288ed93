using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>Rules about the update of a deployed stack, which `check --state` computes.</summary>
public static class UpdateFacts
{
    public const string DataLoss = "update-data-loss";
    public const string Stops = "update-stops";
    public const string Weakens = "update-weakens";

    private const string Protect = "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/";
    private const string Example = """
        documents:
          type: azure-native:storage:StorageAccount
        """;

    public static readonly IReadOnlyList<RuleFacts> All =
    [
        new()
        {
            Id = DataLoss,
            Title = "The update deletes or replaces no resource that holds data",
            Why = "A deleted or replaced data store loses what it holds. `check --state` compares the plan with what is deployed.",
            Fix = "Keep the value that forces the replacement, or move the data first.",
            Example = Example,
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Protect,
        },
        new()
        {
            Id = Stops,
            Title = "The update does not stop at a protected or locked resource, or at a value that is fixed",
            Why =
                "Pulumi stops at a protected resource, Azure at a locked one or at a value that only the creation can choose. Half of the "
                + "update is done then. `check --state` compares both.",
            Fix = "Take the protection off first, or keep the resource and the value in the program.",
            Example = Example,
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Protect,
        },
        new()
        {
            Id = Weakens,
            Title = "The update takes no protection away from what is deployed",
            Why = "What was protected until now would be open after the update. `check --state` compares both.",
            Fix = "Keep the value, or accept the finding with a waiver.",
            Example = Example,
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Principles,
        },
    ];

    public static bool Contains(string rule) => All.Any(facts => facts.Id == rule);
}
