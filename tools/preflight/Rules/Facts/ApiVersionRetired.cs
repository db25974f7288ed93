using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ApiVersionRetired()
    : EveryResourceRule(
        new()
        {
            Id = "api-version-retired",
            Title = "No resource is written with a retired API version",
            Why = "Azure rejects requests with a retired API version: the resource can be neither created, changed, refreshed nor deleted.",
            Fix = "Upgrade the provider, or use a local package of a later API version.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/key-vault/general/access-control-default",
            Requirements = ["DOC-05"],
            Example = """
            vault:
              type: azure-native:keyvault:Vault
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        ApiRetirements.Of(resource) is not { } retired || retired.Day > plan.Today
            ? []
            :
            [
                resource.Problem(
                    $"is written with API version {retired.Version}; Azure retired the versions before {retired.Before} on "
                        + $"{retired.Day:yyyy-MM-dd}; {retired.Fix}"
                ),
            ];
}
