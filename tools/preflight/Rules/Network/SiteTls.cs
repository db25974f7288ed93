using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SiteTls()
    : ResourceRule(
        new()
        {
            Id = "site-tls",
            Title = "The app accepts HTTPS with TLS 1.2 or later only",
            Why = "Earlier versions are broken, and plain HTTP exposes requests and responses.",
            Fix =
                "Set httpsOnly to true, minTlsVersion and scmMinTlsVersion to 1.2, and in production "
                + "endToEndEncryptionEnabled to true.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.AppService,
            Requirements = ["NET-12"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                httpsOnly: true
                endToEndEncryptionEnabled: true
                siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2' }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        [
            .. resource.Must("httpsOnly", "plain HTTP exposes requests and responses", "true"),
            .. resource.MustIfSet("siteConfig.minTlsVersion", "earlier versions are not secure", "1.2", "1.3"),
            .. resource.MustIfSet("siteConfig.scmMinTlsVersion", "earlier versions are not secure", "1.2", "1.3"),
            .. plan.Stage == Stage.Production
            && PlanTiers.Of(plan.PlanOf(resource)?.Text("sku.name"))?.Allows("endToEndEncryption") != false
                ? resource.Must("endToEndEncryptionEnabled", "the App Service front end uses plain HTTP to the app otherwise", "true")
                : [],
        ];
}
