using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ApiVersionRetiring()
    : Rule(
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

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from resource in plan.Resources
        let retired = ApiRetirements.Of(resource)
        where retired is not null && retired.Value.Day.DayNumber - plan.Today.DayNumber is > 0 and <= Days
        select resource.Problem(
            $"is written with API version {retired.Value.Version}; Azure retires the versions before {retired.Value.Before} on "
                + $"{retired.Value.Day:yyyy-MM-dd}; {retired.Value.Fix}"
        );
}
