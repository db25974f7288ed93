namespace Infra.Settings;

/// <summary>The keys about the platform team's hub, for a network of the stack.</summary>
internal static class HubKeys
{
    private const string Network = "Microsoft.Network/virtualNetworks";
    private const string VirtualHub = "Microsoft.Network/virtualHubs";
    private const string SampleId = "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Network/virtualNetworks/<hub>";
    private const string SampleAddress = "10.0.0.4";
    private const string SampleRange = "10.0.0.0/16";

    /// <returns>Null without a hub.</returns>
    public static HubSettings? Read(SettingsReader read, NetworkMode mode, EgressMode egress)
    {
        var id = read.OptionalText("hubNetwork");
        var isVirtualWan = id is not null && AzureId.Is(id, VirtualHub);
        if (id is not null && mode != NetworkMode.Private)
        {
            read.RejectSet(
                "hubNetwork",
                mode == NetworkMode.Existing
                    ? $"must be empty with an existing network, got '{id}': its owner connects it"
                    : $"must be empty in a public network, got '{id}': nothing in it answers the hub"
            );
        }
        else if (id is not null && !isVirtualWan && !AzureId.Is(id, Network))
        {
            read.Reject("hubNetwork", $"must be the resource id of a virtual network or of a virtual hub, got '{id}'", SampleId);
        }

        var ranges = Ranges(read, id);
        var firewall = Firewall(read, id, isVirtualWan, egress);
        var servers = Addresses(read, id);
        var (gateway, resolver) = (Flag(read, "hubGateway", id), Flag(read, "dnsResolver", id));
        if (gateway && isVirtualWan)
        {
            read.RejectSet("hubGateway", "must be false with a virtual hub, got 'true': its connection uses its gateways already");
        }

        return id is null
            ? null
            : new()
            {
                Id = id,
                IsVirtualWan = isVirtualWan,
                Gateway = gateway,
                Ranges = ranges,
                Firewall = firewall,
                DnsServers = servers,
                Resolver = resolver,
            };
    }

    /// <summary>What can be judged once the range of the network is known.</summary>
    public static void Check(SettingsReader read, HubSettings hub, AddressRange own)
    {
        if (own != default && hub.Firewall is { } firewall && AddressRange.TryParse(firewall, out var address) && own.Contains(address))
        {
            read.Reject("hubFirewall", $"must be outside addressRange {own}, got '{firewall}': the firewall is in the hub", SampleAddress);
        }

        for (var i = 0; i < hub.Ranges.Count; i++)
        {
            if (own != default && hub.Ranges[i].PrefixLength > 0 && hub.Ranges[i].Overlaps(own))
            {
                read.RejectItem("hubRanges", i, $"must not overlap addressRange {own}, got '{hub.Ranges[i]}'", null);
            }
        }

        if (hub.Resolver && hub.Ranges.Count == 0)
        {
            read.RejectSet("dnsResolver", "must be false without hubRanges, got 'true': its security group admits queries from these only");
        }
    }

    private static bool Flag(SettingsReader read, string key, string? id)
    {
        var wanted = read.Flag(key);
        if (wanted && id is null)
        {
            read.RejectSet(key, "must be false without hubNetwork, got 'true'");
        }

        return wanted;
    }

    private static IReadOnlyList<AddressRange> Ranges(SettingsReader read, string? id)
    {
        var given = read.List("hubRanges", SampleRange);
        var ranges = new List<AddressRange>();
        for (var i = 0; i < given.Count; i++)
        {
            if (!AddressRange.TryParse(given[i], out var range) || !range.IsPrivate)
            {
                var problem = $"must be a private IPv4 range whose host part is zero, got '{given[i]}'";
                read.RejectItem("hubRanges", i, problem, $"10.{i}.0.0/16");
            }
            else if (ranges.FindIndex(other => other.PrefixLength > 0 && other.Overlaps(range)) is >= 0 and var other)
            {
                read.RejectItem("hubRanges", i, $"must not overlap {ranges[other]}, got '{given[i]}'", null);
            }

            ranges.Add(range);
        }

        RejectWithoutHub(read, "hubRanges", given.Count, id);
        return ranges;
    }

    private static IReadOnlyList<string> Addresses(SettingsReader read, string? id)
    {
        var given = read.List("dnsServers", SampleAddress);
        for (var i = 0; i < given.Count; i++)
        {
            if (!IsPrivateAddress(given[i]))
            {
                var problem = $"must be a private IPv4 address, got '{given[i]}': public servers do not resolve private names";
                read.RejectItem("dnsServers", i, problem, $"10.0.0.{4 + i}");
            }
            else if (given.Take(i).Contains(given[i]))
            {
                read.RejectItem("dnsServers", i, $"must not list '{given[i]}' a second time, got '{given[i]}'", null);
            }
        }

        RejectWithoutHub(read, "dnsServers", given.Count, id);
        return given;
    }

    private static void RejectWithoutHub(SettingsReader read, string key, int count, string? id)
    {
        if (count > 0 && id is null)
        {
            read.RejectSet(key, $"must be [] without hubNetwork, got '{read.OptionalText(key)}'");
        }
    }

    private static string? Firewall(SettingsReader read, string? id, bool isVirtualWan, EgressMode egress)
    {
        var given = read.OptionalText("hubFirewall");
        if (egress != EgressMode.Hub)
        {
            if (given is not null)
            {
                read.RejectSet("hubFirewall", $"must be empty unless egress is hub, got '{given}'");
            }
        }
        else if (id is null)
        {
            read.Reject(
                "hubNetwork",
                "must be the resource id of a virtual network or of a virtual hub with egress hub, got nothing",
                SampleId
            );
        }
        else if (isVirtualWan && given is not null)
        {
            read.RejectSet("hubFirewall", $"must be empty with a virtual hub, which announces its own routes, got '{given}'");
        }
        else if (!isVirtualWan && (given is null || !IsPrivateAddress(given)))
        {
            var shown = given is null ? "nothing" : $"'{given}'";
            read.Reject(
                "hubFirewall",
                $"must be the private IPv4 address of the hub's firewall with egress hub, got {shown}",
                SampleAddress
            );
        }

        return given;
    }

    private static bool IsPrivateAddress(string text) =>
        AddressRange.TryParse(text, out var one) && one is { PrefixLength: 32, IsPrivate: true };
}
