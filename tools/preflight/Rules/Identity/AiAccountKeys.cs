using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AiAccountKeys()
    : ResourceRule(
        new()
        {
            Id = "ai-account-keys",
            Title = "An AI account accepts Entra tokens only",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.AzureOpenAI,
            Requirements = ["ID-01"],
            Types = ["cognitiveservices:Account"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Must("properties.disableLocalAuth", "a key opens it to whoever finds it", "true");
}
