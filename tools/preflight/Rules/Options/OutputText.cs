using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class OutputText()
    : EveryResourceRule(
        new()
        {
            Id = "output-text",
            Title = "No input or output contains the text of an unresolved output",
            Why = "An output that is put into a string gives an explanation of the SDK instead of its value, and Azure receives that text.",
            Fix = "Use Output.Format, pulumi.interpolate or Output.concat, or build the string in an apply.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/",
            Types = ["*"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              properties: { accountName: documents }
            """,
        }
    )
{
    /// <summary>Each SDK names the conversion: [toString], [ToString], [toJSON], __str__.</summary>
    internal static bool IsOne(string text) =>
        text.Contains("Calling ", StringComparison.Ordinal)
        && text.Contains("Output", StringComparison.Ordinal)
        && text.Contains("is not supported", StringComparison.Ordinal);

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource
            .Scalars.Where(each => IsOne(each.Text))
            .Select(each =>
                resource.Problem(
                    $"{each.Path} contains the SDK's text about an output instead of its value; "
                        + "use Output.Format, pulumi.interpolate or apply"
                )
            );

    protected override IEnumerable<Problem> JudgeRest(AzurePlan plan) =>
        plan
            .Plan.Outputs.Leaves()
            .Where(leaf => IsOne(leaf.Value.ToString()))
            .Select(leaf => new Problem(
                null,
                $"the output {leaf.Path} contains the SDK's text about an output; use Output.Format, pulumi.interpolate or apply"
            ));
}
