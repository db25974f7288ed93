using System.Globalization;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class TrustedProxies()
    : Rule(
        new()
        {
            Id = "trusted-proxies",
            Title = "The app trusts as many proxies as stand before it",
            Why =
                "With one proxy too few, all callers share the address of the gateway, and so its limits. With one too many, a caller "
                + "chooses its own address.",
            Fix = "Trust 1 proxy for App Service, and 2 behind an Application Gateway or a Front Door.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/aspnet/core/host-and-deploy/proxy-load-balancer",
            Requirements = ["APP-08"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: TRUSTED_HOPS, value: '1' }
            """,
        }
    )
{
    /// <summary>Ends of names, without underscores, that count the proxies before an app.</summary>
    private static readonly string[] Names =
    [
        "TRUSTEDHOPS",
        "FORWARDLIMIT",
        "TRUSTEDPROXYCOUNT",
        "TRUSTEDPROXIESCOUNT",
        "PROXYCOUNT",
        "NUMPROXIES",
        "TRUSTPROXYHOPS",
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var counted = (
            from settings in plan.Settings
            from setting in settings.All
            let name = setting.Name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant()
            where Names.Any(each => name.EndsWith(each, StringComparison.Ordinal))
            where int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            select (settings.Site, setting.Name, Count: int.Parse(setting.Value!, CultureInfo.InvariantCulture))
        ).ToList();
        if (counted.Count == 0)
        {
            yield break;
        }

        var hosts = Backends(plan);
        foreach (var (site, name, count) in counted)
        {
            // A slot gets what the site gets after a swap, whether a gateway points to it or not.
            var main = site.Token == "web:WebAppSlot" ? plan.ParentOf(site) ?? site : site;
            var gateway = hosts.GetValueOrDefault(main.AzureName) ?? hosts.GetValueOrDefault(site.AzureName);
            if (gateway is not null && count < 2)
            {
                yield return site.Problem(
                    $"{name} is {count}, but requests pass {gateway} and App Service: every caller has the address of the gateway; set 2"
                );
            }
            else if (gateway is null && count > 1)
            {
                yield return site.Problem(
                    $"{name} is {count}, but no gateway of the plan stands before App Service: a caller can choose its own address; set 1"
                );
            }
        }
    }

    /// <summary>The name of a site in Azure → the gateway or Front Door that forwards to it.</summary>
    private static Dictionary<string, string> Backends(AzurePlan plan)
    {
        const string Suffix = ".azurewebsites.net";
        var hosts =
            from gateway in plan.Of("network:ApplicationGateway")
            from pool in gateway.List("backendAddressPools")
            from address in pool.List("backendAddresses")
            select (Host: address.Text("fqdn"), gateway.Name);
        var origins = plan.Of("cdn:AFDOrigin").Select(origin => (Host: origin.Text("hostName"), origin.Name));
        return hosts
            .Concat(origins)
            .Where(each => each.Host?.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) == true)
            .GroupBy(each => each.Host![..^Suffix.Length], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Name, StringComparer.OrdinalIgnoreCase);
    }
}
