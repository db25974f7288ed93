namespace Infra.Settings;

/// <summary>An AI Search tier. The free tier has no identity, private endpoint or SLA, so it is not offered.</summary>
/// <param name="StorageGb">Capacity of the single partition.</param>
/// <param name="VectorGb">The share of it that vectors may use.</param>
public sealed record SearchSku(string Name, int MaxReplicas, int StorageGb, int VectorGb)
{
    public static readonly IReadOnlyList<SearchSku> All =
    [
        new("basic", 3, 15, 5),
        new("standard", 12, 160, 35),
        new("standard2", 12, 512, 150),
        new("standard3", 12, 1024, 300),
    ];
}
