using System.Globalization;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class OpenPorts()
    : Rule(
        new()
        {
            Id = "open-port",
            Title = "No security rule opens administration, databases, UDP or all ports to the internet",
            Why = "Addresses of Azure are scanned all the time. An open port of administration is attacked within minutes.",
            Fix = "Remove the rule, or set the subnet or the addresses that connect as its source. Use Bastion for administration.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.NSG.AnyInboundSource/",
            Requirements = ["NET-07"],
            Types = ["network:NetworkSecurityGroup", "network:SecurityRule"],
            Example = """
            gateway-rules:
              type: azure-native:network:NetworkSecurityGroup
              properties:
                securityRules:
                  - name: clients
                    priority: 100
                    direction: Inbound
                    access: Allow
                    protocol: Tcp
                    sourceAddressPrefix: Internet
                    destinationAddressPrefix: 10.0.1.0/24
                    destinationPortRange: '443'
                  - name: administration
                    priority: 110
                    direction: Inbound
                    access: Allow
                    protocol: Tcp
                    sourceAddressPrefix: 10.0.2.0/26
                    destinationAddressPrefix: 10.0.1.0/24
                    destinationPortRange: '22'
            """,
        }
    )
{
    private static readonly (int Port, string Name)[] Known =
    [
        (22, "SSH"),
        (3389, "RDP"),
        (5985, "WinRM"),
        (5986, "WinRM"),
        (23, "Telnet"),
        (21, "FTP"),
        (135, "RPC"),
        (139, "NetBIOS"),
        (445, "SMB"),
        (1433, "SQL Server"),
        (1521, "Oracle"),
        (3306, "MySQL"),
        (5432, "PostgreSQL"),
        (6379, "Redis"),
        (9200, "Elasticsearch"),
        (11211, "Memcached"),
        (27017, "MongoDB"),
        (2375, "Docker"),
        (6443, "Kubernetes"),
        (5900, "VNC"),
    ];

    /// <summary>Application Gateway v2 is managed through these.</summary>
    private const string Management = "65200-65535";

    private static readonly string[] Platform = ["AzureLoadBalancer", "GatewayManager"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        plan.Of("network:NetworkSecurityGroup")
            .SelectMany(group => OfGroup(group, plan))
            .Concat(
                plan.Of("network:SecurityRule")
                    .Where(rule => plan.ParentOf(rule) is null)
                    .SelectMany(rule => Judge(new SecurityRule(rule, rule.Planned.Inputs), []))
            );

    private static IEnumerable<Problem> OfGroup(AzureResource group, AzurePlan plan)
    {
        var subnets = plan
            .Network.Subnets.Where(subnet => string.Equals(subnet.SecurityGroup, group.Id, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var listening =
            subnets.Count > 0 && subnets.TrueForAll(subnet => subnet.HasGateway(plan))
                ? subnets
                    .SelectMany(subnet => subnet.GatewaysIn(plan))
                    .SelectMany(gateway => gateway.List("frontendPorts"))
                    .Select(port => port.Text("port") ?? "")
                    .ToHashSet()
                : [];
        return plan.Network.RulesOf(group).SelectMany(rule => Judge(rule, listening));
    }

    private static IEnumerable<Problem> Judge(SecurityRule rule, HashSet<string> listening) =>
        !rule.Allows ? []
        : rule is { Inbound: true, IsFromAnywhere: true } ? FromAnywhere(rule, listening)
        : rule.OpensAllPorts && !rule.Sources.Any(Platform.Contains) && !(rule is { Inbound: false, IsToAnywhere: true })
            ?
            [
                rule.Declared.Warning(
                    $"{rule.Name} opens every port ({string.Join(", ", rule.Ports)}) "
                        + (
                            rule.Inbound
                                ? $"to {string.Join(", ", rule.Sources)}; name the port that is needed"
                                : $"of {string.Join(", ", rule.Destinations)}; name the port that is called"
                        )
                ),
            ]
        : [];

    private static IEnumerable<Problem> FromAnywhere(SecurityRule rule, HashSet<string> listening)
    {
        var from = string.Join(", ", rule.Sources);
        var ports = string.Join(", ", rule.Ports);
        if (rule.OpensAllPorts)
        {
            yield return rule.Declared.Problem(
                $"{rule.Name} opens every port ({ports}) to {from}; name the port and the source that are needed"
            );
            yield break;
        }

        if (rule.Is("protocol", "Udp"))
        {
            yield return rule.Declared.Problem(
                $"{rule.Name} opens UDP {ports} to {from}, which others can misuse to amplify attacks; set the source that sends"
            );
            yield break;
        }

        var known = Known.Where(known => rule.Opens(known.Port)).ToList();
        foreach (var (port, name) in known)
        {
            yield return rule.Declared.Problem(
                $"{rule.Name} opens {name} (port {port.ToString(CultureInfo.InvariantCulture)} of {ports}) to {from}; "
                    + "set the subnet that connects as its source"
            );
        }

        if (rule.Ports.Contains(Management))
        {
            yield return rule.Declared.Warning($"{rule.Name} opens {Management} to {from}; the source GatewayManager is enough");
        }

        foreach (var range in rule.Ports.Where(range => known.Count == 0 && listening.Count > 0 && range != Management))
        {
            if (!listening.Contains(range))
            {
                yield return rule.Declared.Problem(
                    $"{rule.Name} opens port {range} to {from}, where no listener is; remove it, or name the ports of the listeners: "
                        + string.Join(", ", listening.Order(StringComparer.Ordinal))
                );
            }
        }
    }
}
