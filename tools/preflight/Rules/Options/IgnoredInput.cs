using Planning.Requests;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class IgnoredInput()
    : EveryResourceRule(
        new()
        {
            Id = "ignored-input",
            Title = "ignoreChanges covers only inputs that Azure or another tool changes",
            Why = "An ignored input is applied once, when the resource is created. Later changes of the program have no effect.",
            Fix = "Remove the input from ignoreChanges, or accept the finding with a waiver that says which tool changes it.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/",
            Types = ["*"],
            Example = """
            budget:
              type: azure-native:consumption:Budget
              properties: { scope: /subscriptions/00000000-0000-0000-0000-000000000001 }
              options:
                ignoreChanges: [timePeriod]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from path in resource.Planned.Options.IgnoreChanges
        let steps = InputPath.Steps(path)
        where
            steps is not ([] or ["*"])
            && !IgnoredInputs.IsHarmless(resource, steps, plan)
            && IgnoredInputs.Protects(resource, steps) is null
        select resource.Problem(
            $"ignoreChanges has {path}, so that changes of it in the program have no effect; remove it, or state who changes it"
        );
}
