using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DeploymentType()
    : ResourceRule(
        new()
        {
            Id = "deployment-type",
            Title = "A production model is deployed beyond one region",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = Sources.Advisor,
            Requirements = ["CAP-01"],
            Types = ["cognitiveservices:Deployment"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Must(
            "sku.name",
            "a regional type has no zones",
            "DataZoneStandard",
            "GlobalStandard",
            "DataZoneProvisionedManaged",
            "GlobalProvisionedManaged"
        );
}
