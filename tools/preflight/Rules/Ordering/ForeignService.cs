using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ForeignService()
    : Rule(
        new()
        {
            Id = "foreign-service",
            Title = "The services that a site's settings name are of this plan",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = Sources.Principles,
            Requirements = ["DEP-04"],
            Types = ["web:WebApp", "web:WebAppSlot"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        AppDependency
            .Of(plan)
            .Where(dependency => dependency.Target is null && plan.Of(dependency.Service.Token).Any())
            .Select(dependency =>
                dependency.Site.Problem(
                    $"{dependency.Setting} names {dependency.Host}, which this plan does not make, though it makes {string.Join(", ", plan.Of(dependency.Service.Token).SelectMany(dependency.Service.HostsOf).Take(2))}; another environment's is never right"
                )
            );
}
