using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class StoreReplacement()
    : Rule(
        new()
        {
            Id = "store-replacement",
            Title = "No option makes Pulumi replace or first delete a resource that holds data",
            Why = "replaceOnChanges and deleteBeforeReplace turn a change of an input into a deletion, and the data is lost.",
            Fix = "Remove the option. Move the data to a new resource where a replacement is necessary.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/replaceonchanges/",
            Types = ["*"],
            From = Stage.Test,
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              options:
                protect: true
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var resource in plan.Resources.Where(each => StatefulTypes.Contains(each.Planned.Type)))
        {
            var options = resource.Planned.Options;
            if (options.ReplaceOnChanges.Count > 0)
            {
                yield return resource.Problem(
                    $"holds data, and replaceOnChanges has {string.Join(", ", options.ReplaceOnChanges)}, which deletes it; remove it"
                );
            }

            if (options.DeleteBeforeReplace)
            {
                yield return resource.Problem(
                    "holds data, and deleteBeforeReplace deletes it before its replacement exists; remove the option"
                );
            }
        }
    }
}
