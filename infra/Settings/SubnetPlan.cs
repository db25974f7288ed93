namespace Infra.Settings;

/// <summary>
/// The subnets of a virtual network, at fixed places in its range and in a fixed order. Turning a part on or off moves no other subnet;
/// Azure rejects moving a subnet with endpoints in it (pulumi/pulumi#13972).
/// </summary>
public sealed class SubnetPlan
{
    public const string Bastion = "AzureBastionSubnet";
    public const string Firewall = "AzureFirewallSubnet";
    public const string Runners = "runners";
    public const string Resolver = "resolver";
    public const string AiGateway = "ai-gateway";

    /// <summary>
    /// App Service needs /26 to scale to its largest plan, Application Gateway and agents need /24, a DNS resolver /28; Bastion and the
    /// firewall prescribe /26 and their names. Add new subnets at the end, or where alignment leaves a gap, so that no other subnet moves.
    /// </summary>
    public static readonly IReadOnlyList<(string Name, int PrefixLength)> Wanted =
    [
        ("app", 26),
        ("endpoints", 26),
        (Bastion, 26),
        ("jump", 28),
        (Resolver, 28),
        (Runners, 27),
        (Firewall, 26),
        (AiGateway, 26),
        ("gateway", 24),
        ("agents", 24),
    ];

    private readonly Dictionary<string, AddressRange> _subnets;

    private SubnetPlan(Dictionary<string, AddressRange> subnets) => _subnets = subnets;

    public IEnumerable<string> Names => _subnets.Keys;

    public AddressRange this[string name] => _subnets[name];

    public bool Has(string name) => _subnets.ContainsKey(name);

    /// <summary>The subnets that the chosen parts need.</summary>
    public static IReadOnlySet<string> Needed(NetworkParts parts)
    {
        var names = new HashSet<string> { "app" };
        void AddIf(bool wanted, params ReadOnlySpan<string> more)
        {
            foreach (var name in wanted ? more : [])
            {
                names.Add(name);
            }
        }

        var isOwn = parts.Network == NetworkMode.Private;
        var hasEndpoints = parts.Network != NetworkMode.Public;
        AddIf(hasEndpoints, "endpoints");
        AddIf(parts.JumpHost, Bastion, "jump");
        AddIf(parts.Resolver && isOwn, Resolver);
        AddIf(parts.Egress == EgressMode.Firewall, Firewall);
        AddIf(parts.Runners && isOwn, Runners);
        AddIf(parts.AiGateway && hasEndpoints, AiGateway);
        AddIf(parts.Gateway, "gateway");
        AddIf(parts.Agents && hasEndpoints, "agents");
        return names;
    }

    /// <param name="needed">The subnets to keep; null keeps all.</param>
    /// <returns>Null if the range is too small for a subnet that is needed.</returns>
    public static SubnetPlan? For(
        AddressRange range,
        IReadOnlyList<(string Name, int PrefixLength)> wanted,
        IReadOnlySet<string>? needed = null
    )
    {
        var subnets = new Dictionary<string, AddressRange>();
        ulong next = range.First;
        foreach (var (name, prefixLength) in wanted)
        {
            var size = 1UL << (32 - prefixLength);
            var start = (next + size - 1) / size * size;
            next = start + size;
            if (needed?.Contains(name) == false)
            {
                continue;
            }

            if (next > range.First + range.Size)
            {
                return null;
            }

            subnets[name] = new AddressRange((uint)start, prefixLength);
        }

        return new SubnetPlan(subnets);
    }
}
