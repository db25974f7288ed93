using System.Globalization;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ListeningPort()
    : Rule(
        new()
        {
            Id = "listening-port",
            Title = "The app listens where App Service sends requests",
            Why = "App Service sends plain HTTP to one port of the container. An app that listens elsewhere does not start in time.",
            Fix = "Remove ASPNETCORE_URLS, or set it to http://*:8080; set PORT if the app listens on another port.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/app-service/configure-language-dotnetcore",
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  linuxFxVersion: DOTNETCORE|10.0
                  appSettings:
                    - { name: ASPNETCORE_URLS, value: 'http://*:8080' }
            """,
        }
    )
{
    /// <summary>Of the built-in image of .NET.</summary>
    private const int Default = 8080;

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from settings in plan.Settings
        where settings.Site.Text("siteConfig.linuxFxVersion")?.StartsWith("DOTNETCORE|", StringComparison.OrdinalIgnoreCase) == true
        from problem in Addresses(settings).Concat(Ports(settings))
        select settings.Site.Problem(problem);

    private static IEnumerable<string> Addresses(SiteSettings settings)
    {
        var expected = Expected(settings);
        foreach (var name in new[] { "ASPNETCORE_URLS", "DOTNET_URLS", "URLS" })
        {
            foreach (
                var url in (settings.Value(name) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            )
            {
                // A wildcard is no host of a URI.
                if (
                    !Uri.TryCreate(
                        url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal),
                        UriKind.Absolute,
                        out var address
                    )
                )
                {
                    yield return $"{name} has '{url}', which is no address; set http://*:{expected}";
                }
                else if (address.IsLoopback)
                {
                    yield return $"{name} is {url}, which no request from outside the container reaches; set http://*:{expected}";
                }
                else if (address.Scheme == Uri.UriSchemeHttps)
                {
                    yield return $"{name} is {url}, but App Service sends plain HTTP to the container; set http://*:{expected}";
                }
                else if (address.Port != expected)
                {
                    yield return $"{name} is {url}, but App Service sends requests to port {expected}; use that port, or set PORT";
                }
            }
        }
    }

    private static IEnumerable<string> Ports(SiteSettings settings) =>
        settings.Value("ASPNETCORE_HTTP_PORTS") is { Length: > 0 } ports
        && !ports.Split(';', ',').Contains(Expected(settings).ToString(CultureInfo.InvariantCulture))
            ? [$"ASPNETCORE_HTTP_PORTS is {ports}, but App Service sends requests to port {Expected(settings)}; use that port, or set PORT"]
            : [];

    private static int Expected(SiteSettings settings) =>
        int.TryParse(
            settings.Value("WEBSITES_PORT") ?? settings.Value("PORT"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var port
        )
            ? port
            : Default;
}
