using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ContentFilter()
    : ResourceRule(
        new()
        {
            Id = "content-filter",
            Title = "Chat deployments have a content filter",
            Why = "A deployment without a named policy uses a default that can change and is not part of the plan.",
            Fix = "Set properties.raiPolicyName to Microsoft.DefaultV2 or to a RaiPolicy of the account.",
            Severity = Severity.Error,
            Pillar = Pillar.ResponsibleAI,
            Source = Sources.BasicChat,
            Requirements = ["SAF-01"],
            Types = ["cognitiveservices:Deployment"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
            strict:
              type: azure-native:cognitiveservices:RaiPolicy
              properties: { accountName: account, raiPolicyName: strict }
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: ${account.name}
                properties:
                  model: { name: gpt-5.4-mini }
                  raiPolicyName: strict
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (!ModelCatalogue.IsChat(resource))
        {
            yield break;
        }

        var name = resource.Text("properties.raiPolicyName");
        if (string.IsNullOrEmpty(name))
        {
            yield return resource.Problem("properties.raiPolicyName is not set; set Microsoft.DefaultV2 or a policy of the account");
        }
        else if (name == "Microsoft.Default")
        {
            yield return resource.Problem(
                "properties.raiPolicyName is Microsoft.Default, the older filter without shields against attacks in prompts; set "
                    + "Microsoft.DefaultV2"
            );
        }
        else if (
            name != "Microsoft.DefaultV2"
            && !AzureResource.IsHidden(name)
            && !plan.Of("cognitiveservices:RaiPolicy")
                .Any(policy => policy.AzureName == name && plan.ParentOf(policy) == plan.ParentOf(resource))
        )
        {
            yield return resource.Problem(
                $"properties.raiPolicyName is {name}, which is no policy of its account; declare it, or set Microsoft.DefaultV2"
            );
        }
    }
}
