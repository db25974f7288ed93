using Infra.Settings;
using Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components;

/// <summary>What may cross a subnet's border: the least that works, and an explicit deny at the end of each direction.</summary>
internal static class SecurityRules
{
    private const int First = 100;
    private const int Last = 4096;

    /// <summary>The app calls endpoints and Azure's identity, monitoring and sign-in services; nobody calls it through the network.</summary>
    public static IEnumerable<SecurityRuleArgs> App(SubnetPlan plan) =>
    [
        Allow(First, "Outbound", "endpoints", "443", plan["app"].ToString(), plan["endpoints"].ToString()),
        Allow(First + 10, "Outbound", "monitoring", "443", plan["app"].ToString(), "AzureMonitor"),
        Allow(First + 20, "Outbound", "sign-in", "443", plan["app"].ToString(), "AzureActiveDirectory"),
        Deny("Outbound"),
        Deny("Inbound"),
    ];

    /// <summary>The app calls public endpoints over HTTPS; nobody calls it through the network.</summary>
    public static IEnumerable<SecurityRuleArgs> AdmittedApp(SubnetPlan plan) =>
    [
        Allow(First, "Outbound", "services", "443", plan["app"].ToString(), "AzureCloud"),
        Deny("Outbound"),
        Deny("Inbound"),
    ];

    /// <summary>Endpoints answer the app subnet alone, and call nobody.</summary>
    public static IEnumerable<SecurityRuleArgs> Endpoints(SubnetPlan plan) =>
    [
        Allow(First, "Inbound", "app", "443", plan["app"].ToString(), plan["endpoints"].ToString()),
        Deny("Inbound"),
        Deny("Outbound"),
    ];

    private static SecurityRuleArgs Allow(int priority, string direction, string what, string port, string source, string destination) => new()
    {
        Name = $"allow-{what}-{direction.ToLowerInvariant()}",
        Priority = priority,
        Direction = direction,
        Access = "Allow",
        Protocol = "Tcp",
        SourceAddressPrefix = source,
        SourcePortRange = "*",
        DestinationAddressPrefix = destination,
        DestinationPortRange = port,
    };

    private static SecurityRuleArgs Deny(string direction) => new()
    {
        Name = $"deny-all-{direction.ToLowerInvariant()}",
        Priority = Last,
        Direction = direction,
        Access = "Deny",
        Protocol = "*",
        SourceAddressPrefix = "*",
        SourcePortRange = "*",
        DestinationAddressPrefix = "*",
        DestinationPortRange = "*",
    };
}
