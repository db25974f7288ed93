namespace Infra.Settings;

/// <summary>An AI Search tier. The free one has no identity, no private endpoint and no SLA, so it is not offered.</summary>
public sealed record SearchSku(string Name, int MaxReplicas)
{
    public static readonly IReadOnlyList<SearchSku> All = [new("basic", 3), new("standard", 12), new("standard2", 12), new("standard3", 12)];
}
