using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ForeignService()
    : Rule(
        new()
        {
            Id = "foreign-service",
            Title = "Services in app settings belong to the stack",
            Why = "An address of another environment mixes test data with production data.",
            Fix = "Set the app setting to the service of this stack.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = Sources.Principles,
            Requirements = ["DEP-04"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            search:
              type: azure-native:search:Service
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - name: SEARCH_ENDPOINT
                      value: https://${search.name}.search.windows.net
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        AppDependency
            .Of(plan)
            .Where(dependency => dependency.Target is null && plan.Of(dependency.Service.Token).Any())
            .Select(dependency =>
                dependency.Site.Problem(
                    $"{dependency.Setting} refers to {dependency.Host}, which is not of this stack; the stack has "
                        + $"{string.Join(", ", plan.Of(dependency.Service.Token).SelectMany(dependency.Service.HostsOf).Take(2))}"
                )
            );
}
