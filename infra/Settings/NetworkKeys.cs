namespace Infra.Settings;

/// <summary>The keys about where the data plane answers and how calls leave.</summary>
internal static class NetworkKeys
{
    private const string SampleSubnet =
        "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Network/virtualNetworks/<network>/subnets/<subnet>";
    private const string SampleZone = "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Network/privateDnsZones";

    public static NetworkMode Mode(SettingsReader read) =>
        read.Choice("network", "private", "public", "existing") switch
        {
            "public" => NetworkMode.Public,
            "existing" => NetworkMode.Existing,
            _ => NetworkMode.Private,
        };

    public static EgressMode Egress(SettingsReader read, NetworkMode network)
    {
        var given = read.Choice("egress", "open", "nat", "firewall");
        if (given is "nat" or "firewall" && network != NetworkMode.Private)
        {
            read.Refuse(
                "egress",
                network == NetworkMode.Existing
                    ? $"must be open, got '{given}': an existing network brings its own way out"
                    : $"must be open, got '{given}': a public network reaches the services by service endpoints, past any other way out",
                "open"
            );
        }

        return given switch
        {
            "nat" => EgressMode.Nat,
            "firewall" => EgressMode.Firewall,
            _ => EgressMode.Open,
        };
    }

    public static string? JumpHostKey(SettingsReader read, NetworkMode network)
    {
        const string Example = "'ssh-ed25519 AAAAC3Nza... me@laptop'";
        var given = read.OptionalText("jumpHostKey");
        if (given is not null && given.Split(' ') is not [("ssh-ed25519" or "ssh-rsa"), { Length: > 60 }, ..])
        {
            read.Refuse("jumpHostKey", $"must be an SSH public key, ssh-ed25519 or ssh-rsa, got '{given}'", Example);
        }
        else if (given is not null && network != NetworkMode.Private)
        {
            read.Refuse(
                "jumpHostKey",
                network == NetworkMode.Existing
                    ? "must be empty: an existing network brings its own way in"
                    : "must be empty: nothing in a public network needs a way in",
                "''"
            );
        }

        return given;
    }

    public static bool PrivateMonitoring(SettingsReader read, NetworkMode network)
    {
        var wanted = read.Flag("privateMonitoring");
        if (wanted && network == NetworkMode.Public)
        {
            read.Refuse("privateMonitoring", "must be false in a public network, which has no endpoints", "false");
        }

        return wanted;
    }

    public static AddressRange Range(SettingsReader read, IReadOnlySet<string> needed)
    {
        const string Example = "192.168.16.0/22";
        var given = read.Text("addressRange", Example);
        if (given.Length == 0)
        {
            return default;
        }

        var narrowest = Narrowest(needed);
        if (!AddressRange.TryParse(given, out var range))
        {
            read.Refuse("addressRange", $"must be an IPv4 range such as {Example} whose host part is zero, got '{given}'", Example);
        }
        else if (!range.IsPrivate)
        {
            read.Refuse("addressRange", $"must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, got '{given}'", Example);
        }
        else if (range.PrefixLength < 16 || range.PrefixLength > narrowest)
        {
            read.Refuse(
                "addressRange",
                $"must be /16 to /{narrowest} to hold the subnets {string.Join(", ", needed.Order(StringComparer.Ordinal))}, got '{given}'",
                Example
            );
        }
        else if (needed.Contains("agents") && AddressRange.Of("10.0.0.0/8").Contains(range))
        {
            // Agents were refused in 10.0.0.0/8 in most regions; the others take these two as well.
            read.Refuse("addressRange", $"must lie in 172.16.0.0/12 or 192.168.0.0/16 where agents run, got '{given}'", Example);
        }

        return range;
    }

    /// <summary>The longest prefix whose range still holds them all.</summary>
    private static int Narrowest(IReadOnlySet<string> needed) =>
        Enumerable.Range(16, 13).Last(length => SubnetPlan.For(new AddressRange(0, length), SubnetPlan.Wanted, needed) is not null);

    public static IReadOnlyList<AddressRange> AllowedAddresses(SettingsReader read, NetworkMode network)
    {
        const string Example = "203.0.113.10";
        var ranges = new List<AddressRange>();
        var given = read.List("allowedAddresses", Example);
        for (var i = 0; i < given.Count; i++)
        {
            if (!AddressRange.TryParse(given[i], out var range))
            {
                read.RefuseItem(
                    "allowedAddresses",
                    i,
                    $"must be an IPv4 address or range whose host part is zero, got '{given[i]}'",
                    Example
                );
            }
            else if (!range.IsPublic)
            {
                read.RefuseItem("allowedAddresses", i, $"must be a public address, as Azure sees its callers, got '{given[i]}'", Example);
            }
            else if (range.PrefixLength < 16)
            {
                read.RefuseItem(
                    "allowedAddresses",
                    i,
                    $"must be /16 or narrower, got '{given[i]}', which opens {range.Size} addresses",
                    Example
                );
            }
            else if (range.PrefixLength == 31)
            {
                read.RefuseItem(
                    "allowedAddresses",
                    i,
                    $"must be a single address or /30 or wider, got '{given[i]}': storage accounts take no /31",
                    Example
                );
            }
            else if (ranges.FindIndex(other => other.Overlaps(range)) is >= 0 and var other)
            {
                read.RefuseItem("allowedAddresses", i, $"overlaps {ranges[other]}, got '{given[i]}'", Example);
            }

            ranges.Add(range);
        }

        if (network == NetworkMode.Public && given.Count == 0)
        {
            read.RefuseItem("allowedAddresses", 0, "is missing: a public network answers allowed addresses alone", Example);
        }

        return ranges;
    }

    public static ExistingNetwork? Existing(SettingsReader read, NetworkMode network, IReadOnlySet<string> needed)
    {
        var subnets = read.Pairs("existingSubnets", $"app={SampleSubnet}");
        var zones = read.Pairs("existingZones", $"privatelink.openai.azure.com={SampleZone}/privatelink.openai.azure.com");
        var policy = read.Flag("zonesOwnedByPolicy");
        if (network != NetworkMode.Existing)
        {
            foreach (
                var key in new[]
                {
                    ("existingSubnets", subnets.Count > 0),
                    ("existingZones", zones.Count > 0),
                    ("zonesOwnedByPolicy", policy),
                }
            )
            {
                if (key.Item2)
                {
                    read.Refuse(key.Item1, "is for network existing alone", key.Item1 == "zonesOwnedByPolicy" ? "false" : "[]");
                }
            }

            return null;
        }

        foreach (var missing in needed.Except(subnets.Keys).Order(StringComparer.Ordinal))
        {
            read.RefuseItem("existingSubnets", subnets.Count, $"is missing the subnet '{missing}'", $"{missing}={SampleSubnet}");
        }

        foreach (var (purpose, id) in subnets)
        {
            if (!needed.Contains(purpose))
            {
                read.RefuseItem(
                    "existingSubnets",
                    0,
                    $"must name one of {string.Join(", ", needed.Order(StringComparer.Ordinal))}, got '{purpose}'",
                    $"app={SampleSubnet}"
                );
            }
            else if (!AzureId.Is(id, "Microsoft.Network/virtualNetworks/subnets"))
            {
                read.RefuseItem(
                    "existingSubnets",
                    0,
                    $"must give '{purpose}' the resource id of a subnet, got '{id}'",
                    $"{purpose}={SampleSubnet}"
                );
            }
        }

        var networks = subnets
            .Values.Where(id => AzureId.Is(id, "Microsoft.Network/virtualNetworks/subnets"))
            .Select(ExistingNetwork.NetworkOf);
        if (networks.Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1)
        {
            read.RefuseItem("existingSubnets", 0, "must lie in one virtual network, got several", $"app={SampleSubnet}");
        }

        if (subnets.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count() < subnets.Count)
        {
            read.RefuseItem(
                "existingSubnets",
                0,
                "must be different subnets: each is delegated to one service or none, got one twice",
                $"app={SampleSubnet}"
            );
        }

        CheckZones(read, zones, policy);
        return new ExistingNetwork(subnets, zones, policy);
    }

    private static void CheckZones(SettingsReader read, IReadOnlyDictionary<string, string> zones, bool policy)
    {
        foreach (var (zone, id) in zones)
        {
            if (!AzureId.Is(id, "Microsoft.Network/privateDnsZones") || !id.EndsWith($"/{zone}", StringComparison.OrdinalIgnoreCase))
            {
                read.RefuseItem(
                    "existingZones",
                    0,
                    $"must give '{zone}' the resource id of the private DNS zone of that name, got '{id}'",
                    $"{zone}={SampleZone}/{zone}"
                );
            }
        }

        if (policy && zones.Count > 0)
        {
            read.Refuse("existingZones", "must be empty where Azure Policy owns the zones: nobody else registers endpoints in them", "[]");
        }
    }
}
