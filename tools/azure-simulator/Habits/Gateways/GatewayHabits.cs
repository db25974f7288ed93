using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Gateways;

/// <summary>Habits of application gateways.</summary>
public static class GatewayHabits
{
    public static IReadOnlyList<Habit> All { get; } =
    [new RulesBlockGateway(), new RouteOnGatewaySubnet(), new CertificateNotReadable(), new GatewaySlow(), new WafPolicyStays()];
}
