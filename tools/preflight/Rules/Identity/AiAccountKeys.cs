using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AiAccountKeys()
    : ResourceRule(
        new()
        {
            Id = "ai-account-keys",
            Title = "Keys are disabled on AI accounts",
            Why = "An account key gives access to every model of the account, and calls with it cannot be traced to a caller.",
            Fix = "Set properties.disableLocalAuth to true and grant callers a data-plane role.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.AzureOpenAI,
            Requirements = ["ID-01"],
            Types = ["cognitiveservices:Account"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
              properties:
                properties: { disableLocalAuth: true }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Must("properties.disableLocalAuth", "a key gives access to the account and identifies no caller", "true");
}
