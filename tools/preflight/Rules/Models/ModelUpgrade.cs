using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelUpgrade()
    : ResourceRule(
        new()
        {
            Id = "model-upgrade",
            Title = "Azure does not upgrade models automatically",
            Why = "An automatic upgrade changes the model after the tests that approved it.",
            Fix = "Set properties.versionUpgradeOption to NoAutoUpgrade.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            From = Stage.Test,
            Source = Sources.Lifecycle,
            Requirements = ["MDL-02"],
            Types = ["cognitiveservices:Deployment"],
            Example = """
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                properties: { versionUpgradeOption: NoAutoUpgrade }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Must("properties.versionUpgradeOption", "other values change the model after its evaluation", "NoAutoUpgrade");
}
