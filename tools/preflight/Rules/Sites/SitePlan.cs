using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SitePlan()
    : ResourceRule(
        new()
        {
            Id = "site-plan",
            Title = "A site is on a plan that exists, in the plan's region",
            Why = "App Service rejects a site whose plan is missing or is in another region.",
            Fix = "Set serverFarmId to the id of a plan, and location to the location of that plan.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/app-service/overview-hosting-plans",
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            plan:
              type: azure-native:web:AppServicePlan
              properties: { location: swedencentral }
            app:
              type: azure-native:web:WebApp
              properties:
                location: swedencentral
                serverFarmId: ${plan.id}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("serverFarmId") is not { } id || AzureResource.IsHidden(id))
        {
            yield break;
        }

        if (plan.PlanOf(resource) is not { } on)
        {
            // A plan of another group or subscription can be outside this program.
            var group = id.IndexOf("/providers/", StringComparison.OrdinalIgnoreCase);
            if (
                group > 0
                && plan.Of("web:AppServicePlan").Any(each => each.Id.StartsWith(id[..group], StringComparison.OrdinalIgnoreCase))
                && resource.Id.StartsWith(id[..group], StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return resource.Problem(
                    $"serverFarmId names {id[(id.LastIndexOf('/') + 1)..]}, which is no plan of this program; use the id of a plan"
                );
            }

            yield break;
        }

        if (
            resource.Text("location") is { } at
            && on.Text("location") is { } home
            && !AzureResource.IsHidden(at)
            && !AzureResource.IsHidden(home)
            && !at.Replace(" ", "", StringComparison.Ordinal)
                .Equals(home.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)
        )
        {
            yield return resource.Problem($"location is {at}, but its plan {on.Name} is in the region {home}; use one region for both");
        }
    }
}
