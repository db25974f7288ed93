using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayBackend()
    : ResourceRule(
        new()
        {
            Id = "gateway-backend",
            Title = "The gateway reaches the app and probes its readiness",
            Why = "A wrong backend or probe gives 502 for every request, or sends requests to instances that are not ready.",
            Fix = "Point the backend and its probe to the app, accept status 200 only and allow 60 seconds for streamed answers.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.BaselineWebApp,
            Requirements = ["APP-03", "CAP-05"],
            Types = ["network:ApplicationGateway"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig: { healthCheckPath: /readyz }
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                backendAddressPools:
                  - name: app
                    backendAddresses:
                      - fqdn: ${app.defaultHostName}
                probes:
                  - name: ready
                    path: /readyz
                    match:
                      statusCodes: ['200']
                backendHttpSettingsCollection:
                  - name: https
                    requestTimeout: 240
                    pickHostNameFromBackendAddress: true
                    probe:
                      id: <id of the gateway>/probes/ready
            """,
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
                yield return resource.Problem($"backendAddresses contains {host}, which is no app of the stack; use {hosts.First()}");
            }
        }

        foreach (var slot in Slots(resource, plan))
        {
            yield return resource.Warning(
                $"backendAddresses contains the host of the slot {slot.Name} and none of its site, "
                    + "so users reach the slot; use the site's host"
            );
        }

        foreach (var (endpoint, why) in Doors(resource, plan))
        {
            yield return resource.Problem($"cannot reach the app through {endpoint.Name}: {why}");
        }

        var answersStream = plan.Of("cognitiveservices:Account").Any();
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
                    $"backendHttpSettings {settings.Text("name")} have no probe; add one that requests the readiness page"
                );
            }
            if (probe is not null && probe.Texts("match.statusCodes").Any(codes => codes.Split('-').Any(code => !code.StartsWith('2'))))
            {
                yield return resource.Problem(
                    $"the probe accepts match.statusCodes {string.Join(", ", probe.Texts("match.statusCodes"))}; accept 200 only"
                );
            }

            if (answersStream && int.TryParse(settings.Text("requestTimeout"), out var seconds) && seconds < 60)
            {
                yield return resource.Problem($"requestTimeout is {seconds} s, and a streamed answer takes longer; set at least 60");
            }

            if (settings.Text("pickHostNameFromBackendAddress") is null or "false" && settings.Text("hostName") is null && plan.Sites.Any())
            {
                yield return resource.Problem("pickHostNameFromBackendAddress is not true; App Service accepts its own host name only");
            }

            if (settings.Text("pickHostNameFromBackendAddress") == "true" && settings.Text("hostName") is { Length: > 0 } both)
            {
                yield return resource.Problem(
                    $"backendHttpSettings {settings.Text("name")} have the hostName {both} and pick one; keep one of them"
                );
            }
        }

        foreach (var problem in Pools(resource, plan).Concat(Sites(resource, plan)))
        {
            yield return resource.Problem(problem);
        }
    }

    /// <summary>Slots that a gateway leads to without leading to their site.</summary>
    private static IEnumerable<AzureResource> Slots(AzureResource gateway, AzurePlan plan)
    {
        var hosts = gateway
            .List("backendAddressPools")
            .SelectMany(pool => pool.List("backendAddresses"))
            .Select(address => address.Text("fqdn"))
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return plan.Of("web:WebAppSlot")
            .Where(slot =>
                plan.ParentOf(slot) is { } site && HostsOf(slot, site).Any(hosts.Contains) && !HostsOf(site, null).Any(hosts.Contains)
            );
    }

    private static IEnumerable<string> HostsOf(AzureResource app, AzureResource? site) =>
        new[]
        {
            app.Planned.Outputs.Text("defaultHostName"),
            $"{(site is null ? "" : site.AzureName + "-")}{app.AzureName}.azurewebsites.net",
        }.OfType<string>();

    private static IEnumerable<string> Pools(AzureResource gateway, AzurePlan plan)
    {
        var own = GatewayParts.Hosts(gateway).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var target in GatewayTarget.Of(gateway).DistinctBy(target => target.Pool))
        {
            var name = target.Pool?.Text("name");
            if (
                target.Pool is { } pool
                && !target.Hosts.Any()
                && !pool.Hides("backendAddresses")
                && !IsFilledElsewhere(gateway, name, plan)
            )
            {
                yield return $"backendAddressPools contains {name} without an address, so each request gets 502; add the app's host";
            }

            foreach (var host in target.Hosts.Where(host => !AzureResource.IsHidden(host)))
            {
                if (host.Contains('/') || host.Contains(':') && !System.Net.IPAddress.TryParse(host, out _))
                {
                    yield return $"backendAddresses contains {host}; give a host name without scheme and path";
                }
                else if (own.Contains(host))
                {
                    yield return $"backendAddresses contains {host}, the gateway's own host; use the app's host name";
                }
            }
        }
    }

    /// <summary>Network interfaces and clusters add themselves to a pool.</summary>
    private static bool IsFilledElsewhere(AzureResource gateway, string? pool, AzurePlan plan) =>
        plan.Of("containerservice:ManagedCluster").Any()
        || plan.Of("network:NetworkInterface", "compute:VirtualMachineScaleSet")
            .Any(other => other.Scalars.Any(scalar => scalar.Text == $"{gateway.Id}/backendAddressPools/{pool}"));

    private static IEnumerable<string> Sites(AzureResource gateway, AzurePlan plan)
    {
        foreach (var site in GatewayParts.SitesBehind(gateway, plan))
        {
            foreach (var target in GatewayTarget.Of(gateway).Where(target => target.Contains(site)))
            {
                if (
                    target.Settings?.Known("hostName") is { Length: > 0 } host
                    && !GatewayParts.HostsOf(site).Contains(host, StringComparer.OrdinalIgnoreCase)
                    && !plan.Of("web:WebAppHostNameBinding", "web:WebAppHostNameBindingSlot")
                        .Any(binding => binding.Text("hostName") is not { } bound || bound.Equals(host, StringComparison.OrdinalIgnoreCase))
                )
                {
                    yield return $"hostName is {host}, and {site.Name} has no binding for it, so App Service answers 404; "
                        + "set pickHostNameFromBackendAddress";
                }
            }

            foreach (var probe in GatewayProbes.ProbesOf(gateway, site))
            {
                if (
                    site.Text("siteConfig.healthCheckPath") is { } path
                    && !AzureResource.IsHidden(path)
                    && probe.Known("path") is { } other
                    && other != path
                )
                {
                    yield return $"the probe requests {other}, but the app's healthCheckPath is {path}; use the same path";
                }
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
