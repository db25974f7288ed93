using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ApiVersionRetiring()
    : EveryResourceRule(
        new()
        {
            Id = "api-version-retiring",
            Title = "No resource is written with an API version that retires within 60 days",
            Why = "A later API version comes with a new release of the provider, which must be tested before the old version stops.",
            Fix = "Upgrade the provider, or use a local package of a later API version.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/key-vault/general/access-control-default",
            Requirements = ["DOC-05"],
            Example = """
            search:
              type: azure-native:search:Service
            """,
        }
    )
{
    private const int Days = 60;

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        ApiRetirements.Of(resource) is not { } retired || retired.Day.DayNumber - plan.Today.DayNumber is <= 0 or > Days
            ? []
            :
            [
                resource.Problem(
                    $"is written with API version {retired.Version}; Azure retires the versions before {retired.Before} on "
                        + $"{retired.Day:yyyy-MM-dd}; {retired.Fix}"
                ),
            ];
}
