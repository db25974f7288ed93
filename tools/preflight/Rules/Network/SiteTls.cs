using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SiteTls()
    : ResourceRule(
        new()
        {
            Id = "site-tls",
            Title = "A site speaks HTTPS of 1.2 or later only",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.AppService,
            Requirements = ["NET-12"],
            Types = ["web:WebApp", "web:WebAppSlot"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        [
            .. resource.Must("httpsOnly", "plain HTTP shows what people ask", "true"),
            .. resource.Must("siteConfig.minTlsVersion", "older ones are broken", "1.2", "1.3"),
            .. resource.Must("siteConfig.scmMinTlsVersion", "older ones are broken", "1.2", "1.3"),
            .. plan.Stage == Stage.Production
                ? resource.Must("endToEndEncryptionEnabled", "the front end would speak plain HTTP to the app", "true")
                : [],
        ];
}
