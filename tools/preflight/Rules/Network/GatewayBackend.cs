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

        foreach (var (endpoint, why) in Doors(resource, plan))
        {
            yield return resource.Problem($"cannot reach the app through {endpoint.Name}: {why}");
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
                    $"backendHttpSettings {settings.Text("name")} have no probe; add one that requests the readiness page"
                );
            }
            else if (
                plan.Sites.Select(site => site.Text("siteConfig.healthCheckPath")).OfType<string>().FirstOrDefault() is { } path
                && probe.Text("path") != path
            )
            {
                yield return resource.Problem(
                    $"the probe requests {probe.Text("path")}, but the app's healthCheckPath is {path}; use the same path"
                );
            }

            if (probe is not null && probe.Texts("match.statusCodes").Any(codes => codes.Split('-').Any(code => !code.StartsWith('2'))))
            {
                yield return resource.Problem(
                    $"the probe accepts the status codes {string.Join(", ", probe.Texts("match.statusCodes"))}; accept 200 only"
                );
            }

            if (int.TryParse(settings.Text("requestTimeout"), out var seconds) && seconds < 60)
            {
                yield return resource.Problem($"requestTimeout is {seconds} s, and a streamed answer takes longer; set at least 60");
            }

            if (settings.Text("pickHostNameFromBackendAddress") != "true" && settings.Text("hostName") is null)
            {
                yield return resource.Problem("pickHostNameFromBackendAddress is not true; App Service accepts its own host name only");
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
