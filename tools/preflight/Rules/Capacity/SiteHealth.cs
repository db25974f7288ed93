using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SiteHealth()
    : ResourceRule(
        new()
        {
            Id = "site-health",
            Title = "A site is kept warm, is asked whether it is well, and ties nobody to one instance",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = Sources.AppService,
            Requirements = ["APP-02", "APP-03", "APP-07", "APP-08"],
            Types = ["web:WebApp", "web:WebAppSlot"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        [
            .. resource.Must("clientAffinityEnabled", "an instance that dies takes its people's sessions along", "false"),
            .. resource.Must("siteConfig.alwaysOn", "the first person after a pause waits for a start", "true"),
            .. resource.Must("siteConfig.http20Enabled", "streams share a connection", "true"),
            .. string.IsNullOrEmpty(resource.Text("siteConfig.healthCheckPath"))
                ? [resource.Problem("siteConfig.healthCheckPath is not set; a broken instance stays in rotation")]
                : Array.Empty<Problem>(),
            .. resource.Texts("siteConfig.cors.allowedOrigins").Contains("*")
                ? [resource.Problem("siteConfig.cors.allowedOrigins holds *; any page could call the app in its visitor's name")]
                : Array.Empty<Problem>(),
        ];
}
