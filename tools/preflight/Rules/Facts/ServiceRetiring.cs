using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ServiceRetiring()
    : EveryResourceRule(
        new()
        {
            Id = "service-retiring",
            Title = "No resource uses a service or feature that retires within a year",
            Why = "A migration takes months, and Azure accepts no new resources some time before the retirement.",
            Fix = "Plan the migration to the service that the message names.",
            Severity = Severity.Warning,
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
    private const int Days = 365;

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from found in Retirement.Of(resource)
        where found.Day.DayNumber - plan.Today.DayNumber is > 0 and <= Days
        select resource.Problem($"{found.What} retires on {found.Day:yyyy-MM-dd}; use {found.Use}");
}
