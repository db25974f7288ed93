using AzureDefinitions.Facts;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ClassicAssistants()
    : ResourceRule(
        new()
        {
            Id = "classic-assistants",
            Title = "Classic assistants are closed on accounts that do not use them",
            Why =
                "Classic assistants keep threads and files in the account, beside the stores that the workload watches, and retire on a "
                + "fixed day.",
            Fix = "Set the tag MS-AOAI-Feature-Assistants to Disabled on the account.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/foundry-classic/agents/how-to/disable-classic-agents",
            From = Stage.Production,
            Types = ["cognitiveservices:Account"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
              properties:
                kind: AIServices
                tags:
                  MS-AOAI-Feature-Assistants: Disabled
            """,
        }
    )
{
    private const string Tag = "MS-AOAI-Feature-Assistants";

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (
            resource.Text("kind") is not ("OpenAI" or "AIServices")
            || resource.Hides("tags")
            || resource.Is($"tags.{Tag}", "Disabled")
            || plan.Of("cognitiveservices:ProjectCapabilityHost")
                .Any(host => host.Id.StartsWith(resource.Id + "/", StringComparison.OrdinalIgnoreCase))
        )
        {
            return [];
        }

        var retires = FactFile.Of("feature-retirements").Rows.First(row => row["feature"] == "classic agents").Day("retires");
        return
        [
            resource.Problem(
                $"does not have the tag {Tag} with Disabled; classic assistants retire on {retires:yyyy-MM-dd}, so close them"
            ),
        ];
    }
}
