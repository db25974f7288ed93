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
            Why = "Without App Service authentication anonymous requests reach the app. A path that is excluded is open to all.",
            Fix =
                "Declare WebAppAuthSettingsV2 with requireAuthentication, an enabled provider, and only the paths of probes as "
                + "excludedPaths.",
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
                  redirectToProvider: azureactivedirectory
                  excludedPaths: [/healthz]
                identityProviders:
                  azureActiveDirectory: { enabled: true }
            """,
        }
    )
{
    private static readonly string[] ProbePrefixes =
    [
        "/health",
        "/ready",
        "/live",
        "/ping",
        "/alive",
        "/status",
        "/robots",
        "/favicon.ico",
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var settings = GatewayParts.SignInOf(resource, plan);
        return settings is null
            ? resource.IsFunction()
                ? []
                :
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
                .. Paths(settings, resource, plan).Concat(Providers(settings)).Select(settings.Problem),
                .. plan.Of("web:WebAppAuthSettings", "web:WebAppAuthSettingsSlot")
                    .Where(old => plan.ParentOf(old) == resource)
                    .Select(old =>
                        old.Problem(
                            $"{resource.Name} has WebAppAuthSettingsV2 too ({settings.Name}), and Azure refuses both; remove this one"
                        )
                    ),
            ];
    }

    private static IEnumerable<string> Paths(AzureResource settings, AzureResource site, AzurePlan plan)
    {
        var probed = plan.Of(GatewayParts.Token)
            .SelectMany(gateway => GatewayProbes.ProbesOf(gateway, site))
            .Select(probe => probe.Text("path"))
            .Append(site.Text("siteConfig.healthCheckPath"))
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var path in settings.Texts("globalValidation.excludedPaths").Where(path => !AzureResource.IsHidden(path)))
        {
            if (path is "/" or "/*" or "*")
            {
                yield return $"globalValidation.excludedPaths contains {path}, which excludes every page; list health checks only";
            }
            else if (!path.StartsWith('/'))
            {
                yield return $"globalValidation.excludedPaths contains {path}, which excludes nothing; begin it with a slash";
            }
            else if (
                !probed.Contains(path)
                && !Array.Exists(ProbePrefixes, prefix => path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            )
            {
                yield return $"globalValidation.excludedPaths contains {path}, which is open to all; list the paths of probes only";
            }
        }
    }

    private static IEnumerable<string> Providers(AzureResource settings)
    {
        if (settings.Hides("identityProviders"))
        {
            yield break;
        }

        var enabled = SignInProviders.Enabled(settings).ToList();
        if (enabled.Count == 0)
        {
            yield return "identityProviders has no provider that is enabled, so each request gets 401; set azureActiveDirectory";
        }

        var target = settings.Text("globalValidation.redirectToProvider");
        if (target is null)
        {
            if (settings.Text("globalValidation.unauthenticatedClientAction") is "RedirectToLoginPage" && enabled.Count > 0)
            {
                yield return "globalValidation.redirectToProvider is not set, and RedirectToLoginPage requires it: each request gets 401; "
                    + $"set {enabled[0].ToLowerInvariant()}";
            }
        }
        else if (
            enabled.Count > 0
            && !AzureResource.IsHidden(target)
            && !enabled.Contains(SignInProviders.NameOf(target), StringComparer.OrdinalIgnoreCase)
        )
        {
            yield return $"globalValidation.redirectToProvider is {target}, which identityProviders does not enable; "
                + $"set {enabled[0].ToLowerInvariant()}";
        }
    }
}
