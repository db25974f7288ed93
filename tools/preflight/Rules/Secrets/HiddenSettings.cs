using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class HiddenSettings()
    : ResourceRule(
        new()
        {
            Id = "hidden-settings",
            Title = "A site's settings can be judged",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://www.pulumi.com/docs/iac/concepts/secrets",
            Types = ["web:WebApp", "web:WebAppSlot"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Hides("siteConfig.appSettings")
            ?
            [
                resource.Problem(
                    "its settings are secret or unknown as a whole, so that roles, names and ways of what they name are not judged; use a vault reference in place of the secret"
                ),
            ]
            : [];
}
