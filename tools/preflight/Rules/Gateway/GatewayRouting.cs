using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayRouting()
    : ResourceRule(
        new()
        {
            Id = "gateway-routing",
            Title = "Each rule of a gateway has one listener, one priority and one target",
            Why = "Azure rejects rules that share a listener or a priority, and rules without a target. A redirect to itself never ends.",
            Fix = "Give each rule its own listener and priority, and either a pool with settings or a redirect to another listener.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/application-gateway/configuration-request-routing-rules",
            Types = [GatewayParts.Token],
            Example = """
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                sku: { tier: WAF_v2 }
                httpListeners:
                  - { name: https, protocol: Https, hostName: chat.example.com }
                  - { name: http, protocol: Http, hostName: chat.example.com }
                redirectConfigurations:
                  - name: to-https
                    redirectType: Permanent
                    targetListener: { id: <id of the gateway>/httpListeners/https }
                requestRoutingRules:
                  - name: app
                    ruleType: Basic
                    priority: 100
                    httpListener: { id: <id of the gateway>/httpListeners/https }
                    backendAddressPool: { id: <id of the gateway>/backendAddressPools/app }
                    backendHttpSettings: { id: <id of the gateway>/backendHttpSettingsCollection/app }
                  - name: to-https
                    ruleType: Basic
                    priority: 200
                    httpListener: { id: <id of the gateway>/httpListeners/http }
                    redirectConfiguration: { id: <id of the gateway>/redirectConfigurations/to-https }
            """,
        }
    )
{
    private const int LastPriority = 20_000;

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var rules = resource.List("requestRoutingRules").ToList();
        return Priorities(resource, rules)
            .Concat(
                Shared(rules, "httpListener.id")
                    .Select(same =>
                        $"the rules {string.Join(" and ", same)} use one httpListener, {same.Key}; give each a listener of its own"
                    )
            )
            .Concat(rules.SelectMany(Target))
            .Concat(Unused(resource, rules))
            .Concat(resource.List("urlPathMaps").SelectMany(Paths))
            .Concat(resource.List("redirectConfigurations").SelectMany(Redirect))
            .Concat(rules.Select(rule => Loop(resource, rules, rule)).OfType<string>())
            .Select(resource.Problem);
    }

    private static IEnumerable<string> Priorities(AzureResource gateway, IReadOnlyList<JsonNode> rules)
    {
        // The first generation has none.
        if (gateway.Text("sku.tier") is "Standard" or "WAF")
        {
            yield break;
        }

        foreach (var rule in rules)
        {
            if (rule.At("priority") is null)
            {
                yield return $"the rule {NameOf(rule)} has no priority; Azure requires one, from 1 to {LastPriority}";
            }
        }

        foreach (var same in Shared(rules, "priority"))
        {
            yield return $"the rules {string.Join(" and ", same)} have the priority {same.Key}; it must be unique";
        }
    }

    private static IEnumerable<IGrouping<string, string>> Shared(IEnumerable<JsonNode> rules, string path) =>
        rules
            .Where(rule => rule.PartName(path) is not null)
            .GroupBy(rule => rule.PartName(path)!, NameOf, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1);

    private static IEnumerable<string> Target(JsonNode rule)
    {
        if (rule.Text("ruleType") == "PathBasedRouting")
        {
            return rule.At("urlPathMap") is null
                ? [$"the rule {NameOf(rule)} has the type PathBasedRouting and no urlPathMap; set one"]
                : [];
        }

        return Target($"the rule {NameOf(rule)}", rule, "backendAddressPool", "backendHttpSettings", "redirectConfiguration");
    }

    private static IEnumerable<string> Paths(JsonNode map)
    {
        foreach (
            var problem in Target(
                $"the default of the path map {NameOf(map)}",
                map,
                "defaultBackendAddressPool",
                "defaultBackendHttpSettings",
                "defaultRedirectConfiguration"
            )
        )
        {
            yield return problem;
        }

        foreach (var rule in map.List("pathRules"))
        {
            var what = $"the path rule {NameOf(rule)} of {NameOf(map)}";
            foreach (var problem in Target(what, rule, "backendAddressPool", "backendHttpSettings", "redirectConfiguration"))
            {
                yield return problem;
            }

            foreach (var path in rule.Texts("paths").Where(path => !AzureResource.IsHidden(path) && !path.StartsWith('/')))
            {
                yield return $"{what} has the path {path}; a path begins with a slash";
            }
        }
    }

    private static IEnumerable<string> Target(string what, JsonNode rule, string pool, string settings, string redirect)
    {
        var (hasPool, hasSettings) = (
            rule.At(pool) is not null || rule.At("loadDistributionPolicy") is not null,
            rule.At(settings) is not null
        );
        if (rule.At(redirect) is not null)
        {
            return hasPool || hasSettings ? [$"{what} has {redirect} and {pool}, and Azure accepts one of them; remove one"] : [];
        }

        return (hasPool, hasSettings) switch
        {
            (false, false) => [$"{what} has neither {pool} nor {redirect}; set one"],
            (true, false) => [$"{what} has {pool} without {settings}; set both"],
            (false, true) => [$"{what} has {settings} without {pool}; set both"],
            _ => [],
        };
    }

    /// <summary>Rules that are not known yet may use any listener.</summary>
    private static IEnumerable<string> Unused(AzureResource gateway, IReadOnlyList<JsonNode> rules)
    {
        var used = rules.Select(rule => rule.PartName("httpListener.id")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return gateway.Hides("requestRoutingRules") || used.Contains(null)
            ? []
            : gateway
                .List("httpListeners")
                .Select(listener => listener.Known("name"))
                .OfType<string>()
                .Where(name => !used.Contains(name))
                .Select(name => $"the listener {name} has no rule in requestRoutingRules, so its requests get an error; add a rule");
    }

    private static IEnumerable<string> Redirect(JsonNode redirect)
    {
        var (listener, url) = (redirect.At("targetListener") is not null, redirect.At("targetUrl") is not null);
        return listener == url
            ?
            [
                $"the redirect {NameOf(redirect)} has {(url ? "targetListener and targetUrl" : "neither targetListener nor targetUrl")}; "
                    + "set one of them",
            ]
            : [];
    }

    /// <summary>Follows the redirects of a rule; null if they end at a site.</summary>
    private static string? Loop(AzureResource gateway, IReadOnlyList<JsonNode> rules, JsonNode first)
    {
        var start = gateway.Part("httpListeners", first.Text("httpListener.id"));
        var redirect = gateway.Part("redirectConfigurations", first.Text("redirectConfiguration.id"));
        if (start is null || redirect is null)
        {
            return null;
        }

        if (redirect.Known("targetUrl") is { } url && Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            var isOwnHost = GatewayParts.Hosts(start).Contains(uri.Host, StringComparer.OrdinalIgnoreCase);
            return isOwnHost && uri.Scheme.Equals(start.Text("protocol"), StringComparison.OrdinalIgnoreCase)
                ? $"the rule {NameOf(first)} redirects to {url}, which its own listener answers, without end; use the other scheme"
                : null;
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = start; at is not null; )
        {
            if (!seen.Add(NameOf(at)))
            {
                return $"the redirect of the rule {NameOf(first)} leads back to the listener {NameOf(at)} and never ends; "
                    + "set targetListener to the listener for HTTPS";
            }

            var rule = rules.FirstOrDefault(rule => rule.PartName("httpListener.id") == NameOf(at));
            var next = gateway.Part("redirectConfigurations", rule?.Text("redirectConfiguration.id"));
            at = gateway.Part("httpListeners", next?.Text("targetListener.id"));
            if (at?.Text("protocol") == "Http" && start.Text("protocol") == "Https")
            {
                return $"the rule {NameOf(first)} redirects HTTPS to the listener {NameOf(at)}, which is plain HTTP; turn it round";
            }
        }

        return null;
    }

    private static string NameOf(JsonNode part) => part.Text("name") ?? "without a name";
}
