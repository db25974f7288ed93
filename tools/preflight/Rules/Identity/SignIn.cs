using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SignIn()
    : ResourceRule(
        new()
        {
            Id = "sign-in",
            Title = "The app requires sign-in",
            Why = "Without App Service authentication anonymous requests reach the app.",
            Fix = "Declare WebAppAuthSettingsV2 with platform.enabled and globalValidation.requireAuthentication.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.BaselineWebApp,
            Requirements = ["ID-12"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
            app-sign-in:
              type: azure-native:web:WebAppAuthSettingsV2
              properties:
                name: ${app.name}
                platform: { enabled: true }
                globalValidation:
                  requireAuthentication: true
                  unauthenticatedClientAction: RedirectToLoginPage
                  excludedPaths: [/healthz]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var settings = plan.Of("web:WebAppAuthSettingsV2", "web:WebAppAuthSettingsV2Slot")
            .FirstOrDefault(each => plan.ParentOf(each) == resource);
        return settings is null
            ?
            [
                resource.Problem(
                    "has no App Service authentication (authsettingsV2), so anonymous requests are accepted; declare "
                        + "WebAppAuthSettingsV2"
                ),
            ]
            :
            [
                .. settings.Must("platform.enabled", "the other authentication settings have no effect otherwise", "true"),
                .. settings.Must("globalValidation.requireAuthentication", "anonymous requests reach the app otherwise", "true"),
                .. settings.Must(
                    "globalValidation.unauthenticatedClientAction",
                    "anonymous requests reach the app otherwise",
                    "RedirectToLoginPage",
                    "Return401",
                    "Return403"
                ),
                .. settings
                    .List("globalValidation.excludedPaths")
                    .Where(path => path.ToString() is "/" or "/*" or "*")
                    .Select(path =>
                        settings.Problem(
                            $"globalValidation.excludedPaths contains {path}, which excludes every page; list health checks only"
                        )
                    ),
            ];
    }
}
