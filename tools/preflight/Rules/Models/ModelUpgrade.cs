using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelUpgrade()
    : ResourceRule(
        new()
        {
            Id = "model-upgrade",
            Title = "Models are upgraded by promotion, not by Azure",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            From = Stage.Test,
            Source = Sources.Lifecycle,
            Requirements = ["MDL-02"],
            Types = ["cognitiveservices:Deployment"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Must("properties.versionUpgradeOption", "any other value changes the model under the tests that passed", "NoAutoUpgrade");
}
