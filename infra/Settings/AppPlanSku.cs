namespace Infra.Settings;

/// <summary>An App Service plan SKU and its limits.</summary>
/// <param name="IsPremium">Supports availability zones, autoscale, slots, and TLS between front ends and workers.</param>
/// <param name="MemoryGb">Memory of one instance.</param>
public sealed record AppPlanSku(string Name, string Tier, int MaxInstances, bool IsPremium, double MemoryGb)
{
    /// <summary>Free and shared plans cannot integrate with a virtual network, stay warm or run from a private package.</summary>
    public static readonly IReadOnlyList<AppPlanSku> All =
    [
        new("B1", "Basic", 3, false, 1.75),
        new("B2", "Basic", 3, false, 3.5),
        new("B3", "Basic", 3, false, 7),
        new("P0v3", "PremiumV3", 30, true, 4),
        new("P1v3", "PremiumV3", 30, true, 8),
        new("P2v3", "PremiumV3", 30, true, 16),
        new("P3v3", "PremiumV3", 30, true, 32),
    ];
}
