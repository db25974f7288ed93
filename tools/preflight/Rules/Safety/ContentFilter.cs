using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ContentFilter()
    : ResourceRule(
        new()
        {
            Id = "content-filter",
            Title = "Every chat model answers behind a content filter that exists",
            Severity = Severity.Error,
            Pillar = Pillar.ResponsibleAI,
            Source = Sources.BasicChat,
            Requirements = ["SAF-01"],
            Types = ["cognitiveservices:Deployment"],
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
            yield return resource.Problem("properties.raiPolicyName is not set; name Microsoft.DefaultV2 or a policy of the account");
        }
        else if (
            !name.StartsWith("Microsoft.", StringComparison.Ordinal)
            && !AzureResource.IsHidden(name)
            && !plan.Of("cognitiveservices:RaiPolicy")
                .Any(policy => policy.AzureName == name && plan.ParentOf(policy) == plan.ParentOf(resource))
        )
        {
            yield return resource.Problem(
                $"properties.raiPolicyName is {name}, which is no policy of its account; declare it, or name Microsoft.DefaultV2"
            );
        }
    }
}
