using System.Globalization;
using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SignInWeakened()
    : ResourceRule(
        new()
        {
            Id = "sign-in-weakened",
            Title = "Sign-in keeps Azure's safe defaults",
            Why = "Long sessions, stored tokens, foreign redirects, public providers and old versions make a stolen session worth more.",
            Fix = "Leave out what the app does not use, and follow the newest version of the platform and of the tokens.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            From = Stage.Test,
            Source = "https://learn.microsoft.com/azure/app-service/configure-authentication-customize-sign-in-out",
            Types = SignInProviders.Types,
            Example = """
            app:
              type: azure-native:web:WebApp
            app-sign-in:
              type: azure-native:web:WebAppAuthSettingsV2
              properties:
                name: ${app.name}
                platform: { enabled: true, runtimeVersion: ~1 }
                login:
                  tokenStore: { enabled: false }
                  cookieExpiration: { convention: FixedTime, timeToExpiration: '08:00:00' }
                identityProviders:
                  azureActiveDirectory:
                    enabled: true
                    registration:
                      clientId: 22222222-3333-4444-8555-666666666666
                      openIdIssuer: https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0
            """,
        }
    )
{
    private static readonly TimeSpan LongestSession = TimeSpan.FromDays(3);

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        Platform(resource).Concat(Login(resource, plan)).Concat(Provider(resource)).Select(resource.Problem);

    private static IEnumerable<string> Platform(AzureResource settings)
    {
        if (settings.Text("platform.runtimeVersion") is { Length: > 0 } version && !AzureResource.IsHidden(version) && version[0] != '~')
        {
            yield return $"platform.runtimeVersion is {version}, which gets no security updates; set ~1";
        }

        if (settings.Text("platform.configFilePath") is { Length: > 0 } file)
        {
            yield return $"platform.configFilePath is {file}: a file of the package replaces these settings; remove it";
        }
    }

    private static IEnumerable<string> Login(AzureResource settings, AzurePlan plan)
    {
        if (settings.Text("login.tokenStore.enabled") == "true")
        {
            yield return "login.tokenStore.enabled is true, so tokens of users are stored; set false unless the app uses them";
        }

        if (
            TimeSpan.TryParse(settings.Text("login.cookieExpiration.timeToExpiration"), CultureInfo.InvariantCulture, out var session)
            && session > LongestSession
        )
        {
            yield return $"login.cookieExpiration.timeToExpiration is {session.TotalHours:0} h, so a stolen cookie lasts as long; "
                + $"stay below {LongestSession.TotalHours:0} h";
        }

        var own = plan.Of(GatewayParts.Token)
            .SelectMany(GatewayParts.Hosts)
            .Concat(plan.ParentOf(settings) is { } site ? GatewayParts.HostsOf(site) : [])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (
            var url in settings
                .Texts("login.allowedExternalRedirectUrls")
                .Where(url =>
                    !AzureResource.IsHidden(url)
                    && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && own.Contains(uri.Host))
                )
        )
        {
            yield return $"login.allowedExternalRedirectUrls contains {url}, another site, to which sign-in may send users; remove it";
        }
    }

    private static IEnumerable<string> Provider(AzureResource settings)
    {
        if (settings.Text("globalValidation.requireAuthentication") != "false")
        {
            foreach (var name in SignInProviders.Enabled(settings).Intersect(SignInProviders.Public))
            {
                yield return $"identityProviders.{name} is enabled, where accounts are open to all; use azureActiveDirectory alone";
            }
        }

        if (
            settings.Text($"{SignInProviders.Entra}.registration.openIdIssuer") is { } issuer
            && SignInIssuer.Of(issuer) is { IsOfEntra: true, HasVersion2: false }
        )
        {
            yield return $"openIdIssuer is {issuer}, the issuer of tokens of version 1; end it with /v2.0";
        }

        var policy = $"{SignInProviders.Entra}.validation.defaultAuthorizationPolicy";
        var client = settings.Text($"{SignInProviders.Entra}.registration.clientId");
        if (settings.At($"{policy}.allowedApplications") is JsonArray allowed)
        {
            var names = allowed.Select(each => each?.ToString() ?? "").ToList();
            if (names.Count == 0)
            {
                yield return "allowedApplications is empty, which can admit none; name the app or leave it out";
            }
            else if (
                client is not null
                && !names.Exists(name => AzureResource.IsHidden(name) || name.Equals(client, StringComparison.OrdinalIgnoreCase))
            )
            {
                yield return $"allowedApplications does not contain the app's own clientId {client}, so its users are rejected; add it";
            }
        }
    }
}
