namespace Infra.Settings;

/// <summary>The keys about where the data plane answers and how calls leave.</summary>
internal static class NetworkKeys
{
    /// <param name="others">The mode, and the parts that other keys choose.</param>
    public static NetworkSettings Read(SettingsReader read, NetworkParts others)
    {
        var mode = others.Network;
        var egress = Egress(read, mode);
        var jumpHost = JumpHostKeys.Read(read, mode);
        var runners = RunnerKeys.Read(read, mode, egress);
        var hub = HubKeys.Read(read, mode, egress);
        var zones = PrivateZoneKeys.Read(read, mode, hub?.DnsServers ?? []);
        var parts = others with
        {
            Egress = egress,
            JumpHost = jumpHost is not null,
            Runners = runners.Kind != RunnerKind.None,
            Resolver = hub?.Resolver == true,
        };
        var subnets = SubnetPlan.Needed(parts);
        var range = mode == NetworkMode.Existing ? default : Range(read, subnets);
        if (hub is not null)
        {
            HubKeys.Check(read, hub, range);
            if (jumpHost is not null)
            {
                JumpHostKeys.Check(read, jumpHost, hub, egress);
            }
        }

        return new()
        {
            Mode = mode,
            Egress = egress,
            Firewall = FirewallKeys.Read(read, egress),
            FlowLogs = FlowLogKeys.Read(read, mode),
            Perimeter = read.Choice("networkPerimeter", "none", "learning") == "learning",
            JumpHost = jumpHost,
            Runners = runners,
            Subnets = subnets,
            AddressRange = range,
            AllowedAddresses = AllowedAddresses(read, mode),
            Existing = ExistingNetworkKeys.Read(read, mode, subnets),
            Zones = zones,
            Hub = hub,
        };
    }

    public static NetworkMode Mode(SettingsReader read) =>
        read.Choice("network", "private", "public", "existing") switch
        {
            "public" => NetworkMode.Public,
            "existing" => NetworkMode.Existing,
            _ => NetworkMode.Private,
        };

    private static EgressMode Egress(SettingsReader read, NetworkMode network)
    {
        var given = read.Choice("egress", "open", "nat", "firewall", "hub");
        if (given is "nat" or "firewall" or "hub" && network != NetworkMode.Private)
        {
            read.Reject(
                "egress",
                network == NetworkMode.Existing
                    ? $"must be open, got '{given}': an existing network has its own egress"
                    : $"must be open, got '{given}': a public network reaches the services through service endpoints",
                "open"
            );
        }

        return given switch
        {
            "nat" => EgressMode.Nat,
            "firewall" => EgressMode.Firewall,
            "hub" => EgressMode.Hub,
            _ => EgressMode.Open,
        };
    }

    public static bool PrivateMonitoring(SettingsReader read, NetworkMode network)
    {
        var wanted = read.Flag("privateMonitoring");
        if (wanted && network == NetworkMode.Public)
        {
            read.Reject("privateMonitoring", "must be false in a public network, which has no private endpoints, got 'true'", "false");
        }

        return wanted;
    }

    private static AddressRange Range(SettingsReader read, IReadOnlySet<string> needed)
    {
        const string Example = "192.168.16.0/22";
        const string Allowed = $"an IPv4 range such as {Example} whose host part is zero";
        var given = read.Text("addressRange", Allowed, Example);
        if (given.Length == 0)
        {
            return default;
        }

        var narrowest = Narrowest(needed);
        if (!AddressRange.TryParse(given, out var range))
        {
            read.Reject("addressRange", $"must be {Allowed}, got '{given}'", Example);
        }
        else if (!range.IsPrivate)
        {
            read.Reject("addressRange", $"must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, got '{given}'", Example);
        }
        else if (range.PrefixLength < 16 || range.PrefixLength > narrowest)
        {
            read.Reject(
                "addressRange",
                $"must be /16 to /{narrowest} to hold the subnets {string.Join(", ", needed.Order(StringComparer.Ordinal))}, got '{given}'",
                Example
            );
        }
        else if (needed.Contains("agents") && AddressRange.Of("10.0.0.0/8").Contains(range))
        {
            // Azure rejects agents in 10.0.0.0/8 in most regions; the other two ranges work in all.
            read.Reject("addressRange", $"must lie in 172.16.0.0/12 or 192.168.0.0/16 with agents, got '{given}'", Example);
        }

        return range;
    }

    /// <summary>The longest prefix whose range holds all needed subnets.</summary>
    private static int Narrowest(IReadOnlySet<string> needed) =>
        Enumerable.Range(16, 13).Last(length => SubnetPlan.For(new AddressRange(0, length), SubnetPlan.Wanted, needed) is not null);

    private static IReadOnlyList<AddressRange> AllowedAddresses(SettingsReader read, NetworkMode network)
    {
        const string Example = "203.0.113.10";
        var ranges = new List<AddressRange>();
        var given = read.List("allowedAddresses", Example);
        for (var i = 0; i < given.Count; i++)
        {
            // Another address for each, so that the commands do not make two entries equal.
            var example = $"203.0.113.{10 + i}";
            if (!AddressRange.TryParse(given[i], out var range))
            {
                read.RejectItem(
                    "allowedAddresses",
                    i,
                    $"must be an IPv4 address or range whose host part is zero, got '{given[i]}'",
                    example
                );
            }
            else if (!range.IsPublic)
            {
                read.RejectItem("allowedAddresses", i, $"must be a public address, as Azure sees the client, got '{given[i]}'", example);
            }
            else if (range.PrefixLength < 16)
            {
                read.RejectItem(
                    "allowedAddresses",
                    i,
                    $"must be /16 or narrower, got '{given[i]}', which opens {range.Size} addresses",
                    example
                );
            }
            else if (range.PrefixLength == 31)
            {
                read.RejectItem(
                    "allowedAddresses",
                    i,
                    $"must be a single address or /30 or wider, got '{given[i]}': storage accounts do not accept /31",
                    example
                );
            }
            else if (ranges.FindIndex(other => other.Overlaps(range)) is >= 0 and var other)
            {
                read.RejectItem("allowedAddresses", i, $"must not overlap {ranges[other]}, got '{given[i]}'", null);
            }

            ranges.Add(range);
        }

        if (network == NetworkMode.Public && given.Count == 0)
        {
            read.RejectItem(
                "allowedAddresses",
                0,
                "must be an IPv4 address or range, got nothing: a public network admits allowed addresses only",
                Example
            );
        }

        return ranges;
    }
}
