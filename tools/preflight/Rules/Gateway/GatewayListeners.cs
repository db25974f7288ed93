using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayListeners()
    : ResourceRule(
        new()
        {
            Id = "gateway-listeners",
            Title = "Listeners of a gateway have their certificate, host and port to themselves",
            Why = "Azure rejects listeners that compete for the same requests, and HTTPS without a certificate.",
            Fix = "Declare each port once, give each listener its own host names, and a certificate where it uses HTTPS.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/application-gateway/configuration-listeners",
            Types = [GatewayParts.Token],
            Example = """
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                frontendPorts:
                  - { name: https, port: 443 }
                  - { name: http, port: 80 }
                httpListeners:
                  - name: https
                    protocol: Https
                    hostName: chat.example.com
                    frontendIPConfiguration: { id: <id of the gateway>/frontendIPConfigurations/internet }
                    frontendPort: { id: <id of the gateway>/frontendPorts/https }
                    sslCertificate: { id: <id of the gateway>/sslCertificates/chat }
                  - name: http
                    protocol: Http
                    hostName: chat.example.com
                    frontendIPConfiguration: { id: <id of the gateway>/frontendIPConfigurations/internet }
                    frontendPort: { id: <id of the gateway>/frontendPorts/http }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        Ports(resource).Concat(resource.List("httpListeners").SelectMany(Own)).Concat(Shared(resource)).Select(resource.Problem);

    private static IEnumerable<string> Ports(AzureResource gateway) =>
        gateway
            .List("frontendPorts")
            .GroupBy(port => port.Known("port"))
            .Where(same => same.Key is not null && same.Count() > 1)
            .Select(same => $"frontendPorts contains the port {same.Key} as {string.Join(" and ", same.Select(NameOf))}; declare it once");

    private static IEnumerable<string> Own(JsonNode listener)
    {
        var (name, hosts) = (NameOf(listener), GatewayParts.Hosts(listener));
        if (listener.Text("protocol") == "Https" && listener.At("sslCertificate") is null)
        {
            yield return $"the listener {name} uses Https and has no sslCertificate; set one";
        }

        if (listener.Text("hostName") is { Length: > 0 } single)
        {
            if (listener.List("hostNames").Any())
            {
                yield return $"the listener {name} has hostName and hostNames; keep hostNames";
            }

            if (single.Contains('*') || single.Contains('?'))
            {
                yield return $"the listener {name} has the hostName {single}; wildcards are for hostNames, move it there";
            }
        }

        if (listener.Text("requireServerNameIndication") == "true" && hosts.Count == 0 && !listener.Hides("hostNames"))
        {
            yield return $"the listener {name} has requireServerNameIndication and no hostName; set hostName, or false";
        }
    }

    private static IEnumerable<string> Shared(AzureResource gateway)
    {
        foreach (
            var same in gateway
                .List("httpListeners")
                .Where(listener => listener.PartName("frontendPort.id") is not null)
                .GroupBy(listener => (Front: listener.PartName("frontendIPConfiguration.id"), Port: listener.PartName("frontendPort.id")!))
                .Where(same => same.Count() > 1)
        )
        {
            var protocols = same.Select(listener => listener.Text("protocol")).Distinct().ToList();
            if (protocols.Count > 1)
            {
                yield return $"the listeners {string.Join(" and ", same.Select(NameOf))} share the port {same.Key.Port} with "
                    + $"{string.Join(" and ", protocols)}; give each protocol a port";
                continue;
            }

            foreach (
                var host in same.SelectMany(listener =>
                        GatewayParts.Hosts(listener).DefaultIfEmpty("any host").Select(host => (Host: host, Listener: NameOf(listener)))
                    )
                    .Where(each => !AzureResource.IsHidden(each.Host))
                    .GroupBy(each => each.Host, each => each.Listener, StringComparer.OrdinalIgnoreCase)
                    .Where(each => each.Count() > 1)
            )
            {
                yield return $"the listeners {string.Join(" and ", host)} take the same requests: {host.Key} on the port {same.Key.Port}; "
                    + "give each its own hostName";
            }
        }
    }

    private static string NameOf(JsonNode part) => part.Text("name") ?? "without a name";
}
