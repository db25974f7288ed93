using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayBackend()
    : ResourceRule(
        new()
        {
            Id = "gateway-backend",
            Title = "A gateway reaches the site behind it and asks whether it is ready",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.BaselineWebApp,
            Requirements = ["APP-03", "CAP-05"],
            Types = ["network:ApplicationGateway"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var hosts = plan
            .Sites.SelectMany(site => new[] { site.Planned.Outputs.Text("defaultHostName"), $"{site.AzureName}.azurewebsites.net" })
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (
            var host in resource
                .List("backendAddressPools")
                .SelectMany(pool => pool.List("backendAddresses"))
                .Select(address => address.Text("fqdn"))
                .OfType<string>()
        )
        {
            if (host.EndsWith(".azurewebsites.net", StringComparison.OrdinalIgnoreCase) && hosts.Count > 0 && !hosts.Contains(host))
            {
                yield return resource.Problem($"backendAddresses names {host}, which is no site of this plan; name {hosts.First()}");
            }
        }

        foreach (var (endpoint, why) in Doors(resource, plan))
        {
            yield return resource.Problem($"cannot reach {endpoint.Name}, the site behind it: {why}");
        }

        foreach (var settings in resource.List("backendHttpSettingsCollection"))
        {
            var probe = resource
                .List("probes")
                .FirstOrDefault(probe =>
                    settings.Text("probe.id")?.EndsWith($"/probes/{probe.Text("name")}", StringComparison.OrdinalIgnoreCase) == true
                );
            if (probe is null)
            {
                yield return resource.Problem(
                    $"backendHttpSettings {settings.Text("name")} have no probe; name one that asks the readiness page"
                );
            }
            else if (
                plan.Sites.Select(site => site.Text("siteConfig.healthCheckPath")).OfType<string>().FirstOrDefault() is { } path
                && probe.Text("path") != path
            )
            {
                yield return resource.Problem($"the probe asks {probe.Text("path")}; the site says at {path} whether it is ready");
            }

            if (probe is not null && probe.List("match.statusCodes").Any(code => !code.ToString().StartsWith('2')))
            {
                yield return resource.Problem(
                    $"the probe takes {string.Join(", ", probe.Texts("match.statusCodes"))} for health; take 200 only"
                );
            }

            if (int.TryParse(settings.Text("requestTimeout"), out var seconds) && seconds < 60)
            {
                yield return resource.Problem($"requestTimeout is {seconds} s; a streamed answer takes longer, set at least 60");
            }

            if (settings.Text("pickHostNameFromBackendAddress") != "true" && settings.Text("hostName") is null)
            {
                yield return resource.Problem("pickHostNameFromBackendAddress is not true; App Service answers under its own name only");
            }
        }
    }

    private static IEnumerable<(AzureResource Endpoint, string Why)> Doors(AzureResource gateway, AzurePlan plan) =>
        from config in gateway.List("gatewayIPConfigurations")
        let subnet = plan.Network.Find(config.Text("subnet.id"))
        where subnet is not null
        from site in plan.Of("web:WebApp")
        from endpoint in plan.Network.EndpointsOf(site.Id)
        let why = Reachability.WhyNotPrivate(plan, subnet, plan.Network.Find(endpoint.Text("subnet.id")))
        where why is not null
        select (endpoint, why);
}
