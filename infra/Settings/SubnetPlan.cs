namespace Infra.Settings;

/// <summary>
/// The subnets of a virtual network, cut from its range one after another in a fixed order: a subnet added at the end moves none
/// that exists, and moving a subnet with endpoints in it fails (pulumi/pulumi#13972).
/// </summary>
public sealed class SubnetPlan
{
    /// <summary>App Service wants /26 to grow to its largest plan without a move.</summary>
    public static readonly IReadOnlyList<(string Name, int PrefixLength)> Wanted = [("app", 26), ("endpoints", 26)];

    private readonly Dictionary<string, AddressRange> _subnets;

    private SubnetPlan(Dictionary<string, AddressRange> subnets) => _subnets = subnets;

    public AddressRange this[string name] => _subnets[name];

    /// <returns>Null where the range is too small for all of them.</returns>
    public static SubnetPlan? For(AddressRange range, IReadOnlyList<(string Name, int PrefixLength)>? wanted = null)
    {
        var subnets = new Dictionary<string, AddressRange>();
        ulong next = range.First;
        foreach (var (name, prefixLength) in wanted ?? Wanted)
        {
            var size = 1UL << (32 - prefixLength);
            var start = (next + size - 1) / size * size;
            if (start + size > range.First + range.Size)
            {
                return null;
            }

            subnets[name] = new AddressRange((uint)start, prefixLength);
            next = start + size;
        }

        return new SubnetPlan(subnets);
    }
}
