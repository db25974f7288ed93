namespace Infra.Settings;

/// <summary>A network that the stack uses and does not manage.</summary>
/// <param name="Subnets">Purpose, one of <see cref="SubnetPlan.Wanted"/>, → resource id. All are in one virtual network.</param>
public sealed record ExistingNetwork(IReadOnlyDictionary<string, string> Subnets)
{
    public string Id => NetworkOf(Subnets.Values.First());

    /// <summary>The network's id, which is the start of the subnet's.</summary>
    public static string NetworkOf(string subnetId) => subnetId[..subnetId.LastIndexOf("/subnets/", StringComparison.OrdinalIgnoreCase)];
}
