namespace Infra.Settings;

/// <summary>A network that somebody else owns.</summary>
/// <param name="Subnets">Purpose, one of <see cref="SubnetPlan.Wanted"/>, → resource id. All lie in one virtual network.</param>
/// <param name="Zones">Private DNS zone → resource id. The stack makes the zones that are not listed.</param>
/// <param name="ZonesOwnedByPolicy">Azure Policy registers endpoints: the stack makes neither zones nor zone groups.</param>
public sealed record ExistingNetwork(
    IReadOnlyDictionary<string, string> Subnets,
    IReadOnlyDictionary<string, string> Zones,
    bool ZonesOwnedByPolicy
)
{
    public string Id => NetworkOf(Subnets.Values.First());

    /// <summary>The network's id, which begins the subnet's.</summary>
    public static string NetworkOf(string subnetId) => subnetId[..subnetId.LastIndexOf("/subnets/", StringComparison.OrdinalIgnoreCase)];
}
