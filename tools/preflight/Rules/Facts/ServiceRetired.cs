using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ServiceRetired()
    : EveryResourceRule(
        new()
        {
            Id = "service-retired",
            Title = "No resource uses a retired service or feature",
            Why = "Azure rejects new resources of a retired service, and stops existing ones.",
            Fix = "Replace the resource with the one that the message names.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/advisor/advisor-workbook-service-retirement",
            Requirements = ["DOC-05"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              properties: { kind: StorageV2 }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from found in Retirement.Of(resource)
        where found.Day <= plan.Today
        select resource.Problem($"{found.What} retired on {found.Day:yyyy-MM-dd}; use {found.Use}");
}
