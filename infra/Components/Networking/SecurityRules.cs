using Infra.Settings;
using Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components.Networking;

/// <summary>
/// The security rules of each subnet: the least that works, and an explicit deny at the end of each direction. The gateway's subnet has no
/// outbound deny, because Azure rejects it.
/// </summary>
internal static class SecurityRules
{
    private const int First = 100;
    private const int Last = 4096;

    /// <param name="subnet">One of <see cref="SubnetPlan.Wanted"/>, except the firewall's, which supports no rules.</param>
    public static IEnumerable<SecurityRuleArgs> For(string subnet, SubnetPlan plan, NetworkSettings settings) =>
        subnet switch
        {
            "app" when settings.IsPublic => InOrder([
                // Sign-in calls Entra ID; no page says that the addresses of Azure hold those of Entra ID.
                .. To(plan, "app", "AzureCloud", "AzureActiveDirectory"),
                Deny("Outbound"),
                Deny("Inbound"),
            ]),
            "app" => InOrder([
                .. To(plan, "app", "endpoints", "AzureMonitor", "AzureActiveDirectory"),
                .. Dns(plan, "app", settings),
                Deny("Outbound"),
                Deny("Inbound"),
            ]),
            "endpoints" => InOrder([
                .. Callers(plan).Select(caller => Allow("Inbound", caller, plan[caller].ToString(), plan["endpoints"].ToString(), "443")),
                .. FromHub(settings, "443", plan["endpoints"], "Tcp"),
                Deny("Inbound"),
                Deny("Outbound"),
            ]),
            "gateway" => Gateway(plan),
            "agents" => InOrder([
                .. To(plan, "agents", "endpoints", "Internet"),
                WithinAgents(plan, "Outbound"),
                WithinAgents(plan, "Inbound"),
                .. Dns(plan, "agents", settings),
                Deny("Outbound"),
                Deny("Inbound"),
            ]),
            "jump" => Jump(plan, settings),
            SubnetPlan.AiGateway => InOrder([
                .. To(plan, SubnetPlan.AiGateway, "endpoints", "AzureMonitor", "AzureActiveDirectory"),
                .. Dns(plan, SubnetPlan.AiGateway, settings),
                Deny("Outbound"),
                Deny("Inbound"),
            ]),
            SubnetPlan.Runners => InOrder([
                .. To(plan, SubnetPlan.Runners, "endpoints", "Internet"),
                .. Dns(plan, SubnetPlan.Runners, settings),
                Deny("Outbound"),
                Deny("Inbound"),
            ]),
            SubnetPlan.Resolver => InOrder([.. FromHub(settings, "53", plan[SubnetPlan.Resolver], "*"), Deny("Inbound"), Deny("Outbound")]),
            SubnetPlan.Bastion => Bastion(plan, settings),
            _ => throw new ArgumentException($"subnet must be one with security rules, got '{subnet}'", nameof(subnet)),
        };

    /// <summary>The subnets that may call the services, by HTTPS.</summary>
    private static IEnumerable<string> Callers(SubnetPlan plan) =>
        new[] { "app", "gateway", "agents", "jump", SubnetPlan.Runners, SubnetPlan.AiGateway }.Where(plan.Has);

    /// <param name="targets">Subnets of the plan, or service tags.</param>
    private static IEnumerable<Rule> To(SubnetPlan plan, string from, params IEnumerable<string> targets) =>
        targets.Select(target =>
            Allow("Outbound", target.ToLowerInvariant(), plan[from].ToString(), plan.Has(target) ? plan[target].ToString() : target, "443")
        );

    /// <summary>Calls from the networks behind the hub.</summary>
    private static IEnumerable<Rule> FromHub(NetworkSettings settings, string port, AddressRange own, string protocol) =>
        settings.Hub is { Ranges: { Count: > 0 } ranges }
            ? [new("Inbound", "hub", [.. ranges.Select(range => range.ToString())], [own.ToString()], port, protocol, IsDeny: false)]
            : [];

    /// <summary>Queries to the DNS servers of the network. Azure's own need no rule.</summary>
    private static IEnumerable<Rule> Dns(SubnetPlan plan, string from, NetworkSettings settings) =>
        settings.DnsServers is { Count: > 0 } servers
            ? [new("Outbound", "dns", [plan[from].ToString()], [.. servers.Select(server => $"{server}/32")], "53", "*", IsDeny: false)]
            : [];

    /// <summary>The agents' runtime is a cluster, whose nodes call each other.</summary>
    private static Rule WithinAgents(SubnetPlan plan, string direction) =>
        Allow(direction, "own-cluster", plan["agents"].ToString(), plan["agents"].ToString(), "*");

    /// <summary>
    /// Inbound: Azure's management ports, and the web. No rule outbound: unless the subscription has network isolation, Azure rejects a v2
    /// gateway if any rule denies outbound TCP, other subnets included (MicrosoftDocs/azure-docs#84599). The endpoints' own rules admit the
    /// gateway on port 443 only.
    /// </summary>
    private static IEnumerable<SecurityRuleArgs> Gateway(SubnetPlan plan)
    {
        var own = plan["gateway"].ToString();
        return InOrder([
            Allow("Inbound", "gateway-manager", "GatewayManager", "*", "65200-65535"),
            Allow("Inbound", "load-balancer", "AzureLoadBalancer", "*", "*", protocol: "*"),
            Allow("Inbound", "https", "Internet", own, "443"),
            Allow("Inbound", "http-to-redirect", "Internet", own, "80"),
            Deny("Inbound"),
        ]);
    }

    /// <summary>Inbound: Bastion by SSH. Outbound: the services, and updates through the stack's egress.</summary>
    private static IEnumerable<SecurityRuleArgs> Jump(SubnetPlan plan, NetworkSettings settings)
    {
        var own = plan["jump"].ToString();
        return InOrder([
            Allow("Inbound", "bastion", plan[SubnetPlan.Bastion].ToString(), own, "22"),
            Deny("Inbound"),
            Allow("Outbound", "endpoints", own, plan["endpoints"].ToString(), "443"),
            Allow("Outbound", "updates", own, "Internet", "80"),
            Allow("Outbound", "internet", own, "Internet", "443"),
            .. Dns(plan, "jump", settings),
            Deny("Outbound"),
        ]);
    }

    /// <summary>
    /// What Microsoft documents ("Working with NSG access and Azure Bastion"); Azure rejects Bastion with less. Of the internet, allowed
    /// addresses only; without any, the internet reaches its sign-in.
    /// </summary>
    private static IEnumerable<SecurityRuleArgs> Bastion(SubnetPlan plan, NetworkSettings settings) =>
        InOrder([
            new("Inbound", "https", Clients(settings), ["*"], "443", "Tcp", IsDeny: false),
            Allow("Inbound", "gateway-manager", "GatewayManager", "*", "443"),
            Allow("Inbound", "load-balancer", "AzureLoadBalancer", "*", "443"),
            Allow("Inbound", "own-hosts-8080", "VirtualNetwork", "VirtualNetwork", "8080", protocol: "*"),
            Allow("Inbound", "own-hosts-5701", "VirtualNetwork", "VirtualNetwork", "5701", protocol: "*"),
            Deny("Inbound"),
            Allow("Outbound", "ssh", "*", "VirtualNetwork", "22", protocol: "*"),
            Allow("Outbound", "rdp", "*", "VirtualNetwork", "3389", protocol: "*"),
            Allow("Outbound", "azure", "*", "AzureCloud", "443"),
            Allow("Outbound", "own-hosts-8080", "VirtualNetwork", "VirtualNetwork", "8080", protocol: "*"),
            Allow("Outbound", "own-hosts-5701", "VirtualNetwork", "VirtualNetwork", "5701", protocol: "*"),
            Allow("Outbound", "session-information", "*", "Internet", "80", protocol: "*"),
            .. Dns(plan, SubnetPlan.Bastion, settings),
            Deny("Outbound"),
        ]);

    private static string[] Clients(NetworkSettings settings) =>
        settings.AllowedAddresses.Count == 0 ? ["Internet"] : [.. settings.AllowedAddresses.Select(range => range.ToString())];

    /// <summary>Numbers the rules of each direction in steps of ten; a deny has the last number.</summary>
    private static IEnumerable<SecurityRuleArgs> InOrder(IReadOnlyList<Rule> rules) =>
        rules.Select(
            (rule, i) =>
                WithEnds(
                    new()
                    {
                        Name = $"{(rule.IsDeny ? "deny" : "allow")}-{rule.What}-{rule.Direction.ToLowerInvariant()}",
                        Priority = rule.IsDeny
                            ? Last
                            : First + (10 * rules.Take(i).Count(other => other.Direction == rule.Direction && !other.IsDeny)),
                        Direction = rule.Direction,
                        Access = rule.IsDeny ? "Deny" : "Allow",
                        Protocol = rule.Protocol,
                        SourcePortRange = "*",
                        DestinationPortRange = rule.Port,
                    },
                    rule
                )
        );

    /// <summary>Azure keeps one address and several in different properties.</summary>
    private static SecurityRuleArgs WithEnds(SecurityRuleArgs args, Rule rule)
    {
        if (rule.Sources is [var source])
        {
            args.SourceAddressPrefix = source;
        }
        else
        {
            args.SourceAddressPrefixes = rule.Sources;
        }

        if (rule.Destinations is [var destination])
        {
            args.DestinationAddressPrefix = destination;
        }
        else
        {
            args.DestinationAddressPrefixes = rule.Destinations;
        }

        return args;
    }

    private static Rule Allow(string direction, string what, string source, string destination, string port, string protocol = "Tcp") =>
        new(direction, what, [source], [destination], port, protocol, IsDeny: false);

    private static Rule Deny(string direction) => new(direction, "all", ["*"], ["*"], "*", "*", IsDeny: true);

    private sealed record Rule(
        string Direction,
        string What,
        string[] Sources,
        string[] Destinations,
        string Port,
        string Protocol,
        bool IsDeny
    );
}
