using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PlanSystem()
    : Rule(
        new()
        {
            Id = "plan-system",
            Title = "A plan for Linux is reserved",
            Why = "Azure makes a Windows plan where reserved is not true, whatever kind says, and refuses Linux sites on it.",
            Fix = "Set reserved to true on the plan. A plan cannot change its system later: replace one that exists.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/templates/microsoft.web/serverfarms",
            Types = ["web:AppServicePlan"],
            Example = """
            plan:
              type: azure-native:web:AppServicePlan
              properties: { kind: linux, reserved: true }
            app:
              type: azure-native:web:WebApp
              properties:
                kind: app,linux
                serverFarmId: ${plan.id}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var service in plan.Of("web:AppServicePlan"))
        {
            if (service.Is("reserved", "true"))
            {
                continue;
            }

            var because =
                service.Text("kind")?.Contains("linux", StringComparison.OrdinalIgnoreCase) == true ? "its kind is linux"
                : plan.Sites.FirstOrDefault(site => plan.PlanOf(site) == service && IsForLinux(site)) is { } site
                    ? $"{site.Name} is for Linux"
                : null;
            if (because is not null)
            {
                yield return service.Problem(
                    $"reserved is {service.Text("reserved") ?? "not set"}, which makes a Windows plan, but {because}; set it to true"
                );
            }
        }
    }

    private static bool IsForLinux(AzureResource site) =>
        !site.Hides("reserved") && !site.Hides("kind") && !site.Hides("siteConfig.linuxFxVersion") && site.IsLinux();
}
