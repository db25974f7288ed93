using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SignIn()
    : ResourceRule(
        new()
        {
            Id = "sign-in",
            Title = "Whoever uses a site has signed in",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.BaselineWebApp,
            Requirements = ["ID-12"],
            Types = ["web:WebApp", "web:WebAppSlot"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var settings = plan.Of("web:WebAppAuthSettingsV2", "web:WebAppAuthSettingsV2Slot")
            .FirstOrDefault(each => plan.ParentOf(each) == resource);
        return settings is null
            ? [resource.Problem("has no sign-in (authsettingsV2); set signInClientId, or declare WebAppAuthSettingsV2")]
            :
            [
                .. settings.Must("platform.enabled", "the settings below it do nothing otherwise", "true"),
                .. settings.Must("globalValidation.requireAuthentication", "anonymous calls reach the app otherwise", "true"),
                .. settings.Must(
                    "globalValidation.unauthenticatedClientAction",
                    "anonymous calls reach the app otherwise",
                    "RedirectToLoginPage",
                    "Return401",
                    "Return403"
                ),
                .. settings
                    .List("globalValidation.excludedPaths")
                    .Where(path => path.ToString() is "/" or "/*" or "*")
                    .Select(path =>
                        settings.Problem($"globalValidation.excludedPaths holds {path}, which is every page; list health checks only")
                    ),
            ];
    }
}
