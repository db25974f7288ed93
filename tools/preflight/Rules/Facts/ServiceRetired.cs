using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ServiceRetired()
    : Rule(
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
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from found in Retirement.Of(plan)
        where found.Retirement.Day <= plan.Today
        select found.Resource.Problem($"{found.Retirement.What} retired on {found.Retirement.Day:yyyy-MM-dd}; use {found.Retirement.Use}");
}
