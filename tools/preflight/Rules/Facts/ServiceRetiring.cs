using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ServiceRetiring()
    : Rule(
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

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from found in Retirement.Of(plan)
        where found.Retirement.Day.DayNumber - plan.Today.DayNumber is > 0 and <= Days
        select found.Resource.Problem($"{found.Retirement.What} retires on {found.Retirement.Day:yyyy-MM-dd}; use {found.Retirement.Use}");
}
