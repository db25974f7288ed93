using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PlanSize()
    : ResourceRule(
        new()
        {
            Id = "plan-size",
            Title = "Plans of production have a tier for production and two instances",
            Why =
                "Lower tiers have no slots, no autoscale and no zones. One instance is out of service during each update of the platform.",
            Fix = "Use Premium v3 or higher and a capacity of 2 or more.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.AppService.MinPlan",
            Types = ["web:AppServicePlan"],
            Example = """
            plan:
              type: azure-native:web:AppServicePlan
              properties:
                sku: { name: P1v3, capacity: 3 }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (PlanTiers.Of(resource.Text("sku.name")) is not { } tier)
        {
            yield break;
        }

        if (tier["tier"] is "Free" or "Shared" or "Basic")
        {
            yield return resource.Problem($"sku.name is {resource.Text("sku.name")}, a size of {tier["tier"]}; use a size of PremiumV3");
        }

        if (resource.Text("isSpot") == "true")
        {
            yield return resource.Problem("isSpot is true, so Azure can take the instances away at any time; set it to false");
        }

        foreach (
            var site in plan.Sites.Where(site =>
                resource.Text("perSiteScaling") == "true" && plan.PlanOf(site) == resource && site.IsBelow("siteConfig.numberOfWorkers", 2)
            )
        )
        {
            yield return resource.Problem(
                $"perSiteScaling is true, so {site.Name} runs on one instance; set siteConfig.numberOfWorkers to 2 or more"
            );
        }

        if (tier.Allows("alwaysOn") && !resource.Is("elasticScaleEnabled", "true") && resource.IsBelow("sku.capacity", 2))
        {
            yield return resource.Problem(
                $"sku.capacity is {resource.Text("sku.capacity") ?? "not set"}, so one instance serves all users; set 2 or more"
            );
        }
    }
}
