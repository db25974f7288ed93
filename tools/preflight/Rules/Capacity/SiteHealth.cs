using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SiteHealth()
    : ResourceRule(
        new()
        {
            Id = "site-health",
            Title = "The app is always on, has a health check and no session affinity",
            Why = "Without a health check a failed instance keeps receiving requests. Affinity ties users to one instance.",
            Fix = "Set alwaysOn, http20Enabled and healthCheckPath, set clientAffinityEnabled to false and remove * from CORS.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = Sources.AppService,
            Requirements = ["APP-02", "APP-03", "APP-07", "APP-08"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                clientAffinityEnabled: false
                siteConfig: { alwaysOn: true, http20Enabled: true, healthCheckPath: /readyz }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        [
            .. resource.Text("enabled") is "false"
                ? [resource.Problem("enabled is false, so that the site is stopped; remove it")]
                : Array.Empty<Problem>(),
            .. resource.IsFunction()
                ? []
                : resource.Must("clientAffinityEnabled", "when an instance fails, its users lose their session", "false"),
            .. PlanTiers.Of(plan.PlanOf(resource)?.Text("sku.name"))?.Allows("alwaysOn") == false
                ? []
                : resource.Must("siteConfig.alwaysOn", "the first request after a pause waits for a cold start", "true"),
            .. resource.Must("siteConfig.http20Enabled", "HTTP/2 lets streams share a connection", "true"),
            .. string.IsNullOrEmpty(resource.Text("siteConfig.healthCheckPath")) && !resource.IsFunction()
                ? [resource.Problem("siteConfig.healthCheckPath is not set, so a failed instance keeps receiving requests; set it")]
                : Array.Empty<Problem>(),
        ];
}
