using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DeploymentType()
    : ResourceRule(
        new()
        {
            Id = "deployment-type",
            Title = "Models in production use a global or data zone deployment type",
            Why = "A regional deployment type has no zone redundancy and less capacity.",
            Fix = "Set sku.name to DataZoneStandard, GlobalStandard or their provisioned forms.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = Sources.Advisor,
            Requirements = ["CAP-01"],
            Types = ["cognitiveservices:Deployment"],
            Example = """
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                sku: { name: DataZoneStandard, capacity: 50 }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        // A batch type is for jobs; rule deployment-batch judges whether an app calls it.
        resource.Text("sku.name")?.EndsWith("Batch", StringComparison.OrdinalIgnoreCase) == true
            ? []
            : resource.Must(
                "sku.name",
                resource.Is("sku.name", "DeveloperTier")
                    ? "DeveloperTier is for the evaluation of fine-tuned models, without an SLA"
                    : "a regional type has no zone redundancy",
                "DataZoneStandard",
                "GlobalStandard",
                "DataZoneProvisionedManaged",
                "GlobalProvisionedManaged"
            );
}
