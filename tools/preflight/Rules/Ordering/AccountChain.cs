using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AccountChain()
    : ResourceRule(
        new()
        {
            Id = "account-chain",
            Title = "Children of an AI account are created one after another",
            Why = "Azure rejects parallel changes to one account (RequestConflict).",
            Fix = "Let each deployment, project or policy depend on the one before.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/hashicorp/terraform-provider-azurerm/issues/22607",
            Types = ["cognitiveservices:Account"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: ${account.name}
            embedding:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: ${account.name}
              options:
                dependsOn:
                  - ${chat}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var children = plan.ChildrenOf(resource)
            .Where(child => child.Token.StartsWith("cognitiveservices:", StringComparison.Ordinal))
            .ToList();
        for (var i = 0; i < children.Count; i++)
        {
            foreach (var other in children.Skip(i + 1).Where(other => !plan.Waits(children[i], other) && !plan.Waits(other, children[i])))
            {
                yield return children[i]
                    .Problem(
                        $"and {other.Name} change {resource.Name} at the same time, which Azure rejects (RequestConflict); let "
                            + "one depend on the other"
                    );
            }
        }
    }
}
