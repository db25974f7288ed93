using Planning.Requests;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class IgnoredProtection()
    : EveryResourceRule(
        new()
        {
            Id = "ignored-protection",
            Title = "ignoreChanges does not cover inputs that protect the workload",
            Why =
                "Pulumi keeps the value of the state for an ignored input. A change in the program is never applied, and a "
                + "weaker value in Azure is never corrected, although the check judges the program's value.",
            Fix = "Remove the input from ignoreChanges, or name only the part of it that Azure changes.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/",
            Types = ["*"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              properties:
                publicNetworkAccess: Disabled
              options:
                ignoreChanges: [tags]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var path in resource.Planned.Options.IgnoreChanges)
        {
            var steps = InputPath.Steps(path);
            if (steps is ["*"])
            {
                yield return resource.Problem(
                    "ignoreChanges is *, so that no change of the program is ever applied; name the inputs that Azure changes"
                );
            }
            else if (!IgnoredInputs.IsHarmless(resource, steps, plan) && IgnoredInputs.Protects(resource, steps) is { } protective)
            {
                yield return resource.Problem(
                    $"ignoreChanges has {path}, so that {protective} is neither applied nor corrected; remove it from ignoreChanges"
                );
            }
        }
    }
}
