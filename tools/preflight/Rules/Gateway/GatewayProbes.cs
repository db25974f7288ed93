using System.Globalization;
using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayProbes()
    : ResourceRule(
        new()
        {
            Id = "gateway-probes",
            Title = "Probes of a gateway fit the settings and the app that they are for",
            Why = "Azure rejects a probe that does not fit its settings. A probe that the app cannot answer makes every request a 502.",
            Fix = "Use the protocol of the settings, one source of the host name, and a path that needs no sign-in.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/application-gateway/application-gateway-probe-overview",
            Requirements = ["APP-03"],
            Types = [GatewayParts.Token],
            Example = """
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                probes:
                  - name: ready
                    protocol: Https
                    path: /readyz
                    interval: 30
                    timeout: 10
                    unhealthyThreshold: 3
                    pickHostNameFromBackendHttpSettings: true
                    match: { statusCodes: ['200'] }
                backendHttpSettingsCollection:
                  - name: app
                    protocol: Https
                    pickHostNameFromBackendAddress: true
                    probe: { id: <id of the gateway>/probes/ready }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var sites = GatewayParts.SitesBehind(resource, plan).ToList();
        return resource
            .List("probes")
            .SelectMany(probe => Own(probe, sites.Count > 0).Select(problem => $"the probe {probe.Text("name")}: {problem}"))
            .Concat(
                resource
                    .List("backendHttpSettingsCollection")
                    .Where(settings => resource.Part("probes", settings.Text("probe.id")) is not null)
                    .SelectMany(settings => With(settings, resource.Part("probes", settings.Text("probe.id"))!))
            )
            .Concat(sites.SelectMany(site => SignedIn(resource, site, plan)))
            .Select(resource.Problem);
    }

    private static IEnumerable<string> Own(JsonNode probe, bool isForSite)
    {
        if (probe.Known("path") is { } path && !path.StartsWith('/') && probe.Text("protocol") is "Http" or "Https")
        {
            yield return $"path is {probe.Text("path")}; it begins with a slash";
        }

        var picks = probe.Text("pickHostNameFromBackendHttpSettings") == "true";
        if (picks && probe.Text("host") is { Length: > 0 })
        {
            yield return "host and pickHostNameFromBackendHttpSettings are both set; keep one of them";
        }
        else if (
            !picks
            && probe.At("host") is null
            && !probe.Hides("pickHostNameFromBackendHttpSettings")
            && probe.At("protocol") is not null
        )
        {
            yield return "host is not set and pickHostNameFromBackendHttpSettings is not true; set one of them";
        }

        if (isForSite && probe.Text("host") is "127.0.0.1" or "localhost")
        {
            yield return $"host is {probe.Text("host")}, which App Service answers with 404; use the site's own host name";
        }

        foreach (var codes in probe.Texts("match.statusCodes").Where(codes => !AzureResource.IsHidden(codes) && !IsRange(codes)))
        {
            yield return $"match.statusCodes contains {codes}; give a status or a range, as in 200 or 200-299";
        }
    }

    private static bool IsRange(string codes) =>
        codes.Split('-') is { Length: 1 or 2 } ends
        && ends.All(end => int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 100 and <= 599);

    private static IEnumerable<string> With(JsonNode settings, JsonNode probe)
    {
        if (
            settings.Known("protocol") is { } protocol
            && probe.Known("protocol") is { } other
            && !protocol.Equals(other, StringComparison.OrdinalIgnoreCase)
        )
        {
            yield return $"the probe {probe.Text("name")} has the protocol {other}, the settings {settings.Text("name")} have {protocol}; "
                + "use one protocol";
        }

        if (
            probe.Text("pickHostNameFromBackendHttpSettings") == "true"
            && settings.Text("pickHostNameFromBackendAddress") is null or "false"
            && settings.At("hostName") is null
        )
        {
            yield return $"the probe {probe.Text("name")} picks the host name of the settings {settings.Text("name")}, which have none; "
                + "set hostName or pickHostNameFromBackendAddress";
        }
    }

    /// <summary>A probe sends no token.</summary>
    private static IEnumerable<string> SignedIn(AzureResource gateway, AzureResource site, AzurePlan plan)
    {
        if (
            GatewayParts.SignInOf(site, plan) is not { } settings
            || settings.Text("platform.enabled") != "true"
            || settings.Text("globalValidation.requireAuthentication") != "true"
            || settings.Hides("globalValidation.excludedPaths")
        )
        {
            yield break;
        }

        var open = settings.Texts("globalValidation.excludedPaths").ToList();
        foreach (var probe in ProbesOf(gateway, site))
        {
            if (probe.Known("path") is { } path && !open.Exists(pattern => IsOpen(pattern, path)))
            {
                yield return $"the probe {probe.Text("name")} requests the path {path}, for which {site.Name} requires sign-in; "
                    + $"add {path} to excludedPaths, or probe one of {string.Join(", ", open.DefaultIfEmpty("none"))}";
            }
        }
    }

    private static bool IsOpen(string pattern, string path) =>
        AzureResource.IsHidden(pattern)
        || (
            pattern.EndsWith('*')
                ? path.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
                : path.Split('?')[0].Equals(pattern, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The probes of the settings that rules use together with the site's pool.</summary>
    public static IEnumerable<JsonNode> ProbesOf(AzureResource gateway, AzureResource site) =>
        GatewayTarget
            .Of(gateway)
            .Where(target => target.Contains(site))
            .Select(target => gateway.Part("probes", target.Settings?.Text("probe.id")))
            .OfType<JsonNode>()
            .Distinct();
}
