using Infra.Naming;

namespace Infra.Settings;

/// <summary>The keys about private DNS zones that the stack uses and does not manage.</summary>
internal static class PrivateZoneKeys
{
    private const string Sample = "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Network/privateDnsZones";

    /// <param name="dnsServers">Servers of the stack's own network, which see the zones that their owner links to the hub.</param>
    public static PrivateZoneSettings Read(SettingsReader read, NetworkMode mode, IReadOnlyList<string> dnsServers)
    {
        var zones = read.Pairs("existingZones", $"privatelink.openai.azure.com={Sample}/privatelink.openai.azure.com");
        var policy = read.Flag("zonesOwnedByPolicy");
        if (mode == NetworkMode.Public || mode == NetworkMode.Private && dnsServers.Count == 0)
        {
            RejectIf(read, read.Length("existingZones") > 0, "existingZones", "[]");
            RejectIf(read, policy, "zonesOwnedByPolicy", "false");
            return new(new Dictionary<string, string>(), false);
        }

        Check(read, zones, policy);
        return new(zones.ToDictionary(pair => pair.Name, pair => pair.Value), policy);
    }

    private static void RejectIf(SettingsReader read, bool isSet, string key, string empty)
    {
        if (isSet)
        {
            read.RejectSet(
                key,
                $"must be {empty} unless network is existing or dnsServers names the hub's, got '{read.OptionalText(key)}': "
                    + "the stack's own network sees its own zones only"
            );
        }
    }

    /// <summary>What can be judged once the parts of the stack are known: whether the DNS servers of the network see every zone.</summary>
    public static void CheckServers(SettingsReader read, WorkloadSettings settings)
    {
        if (settings.Network is not { Hub: { } hub, Zones: var zones, Mode: NetworkMode.Private })
        {
            return;
        }

        var missing = zones.OwnedByPolicy
            ? []
            : LinkTarget.ZonesOf(settings.LinkTargets).Where(zone => !zones.Ids.ContainsKey(zone)).ToList();
        if (hub.Resolver)
        {
            if (missing.Count == 0)
            {
                read.RejectSet("dnsResolver", "must be false with central zones, got 'true': it resolves the zones of the stack only");
            }
        }
        else if (hub.DnsServers.Count > 0 && zones is { OwnedByPolicy: false, Ids.Count: 0 })
        {
            read.RejectSet(
                "dnsServers",
                $"must be [] without central zones (zonesOwnedByPolicy or existingZones) or dnsResolver, got {hub.DnsServers.Count} "
                    + "servers: they do not see the zones of the stack, and services would resolve to their public addresses"
            );
        }
        else if (hub.DnsServers.Count > 0)
        {
            RejectMissing(read, missing);
        }
    }

    private static void RejectMissing(SettingsReader read, IReadOnlyList<string> missing)
    {
        var next = read.Length("existingZones");
        foreach (var zone in missing.Where(zone => !read.Suggests("existingZones", zone)))
        {
            read.RejectItem(
                "existingZones",
                next++,
                $"must be {zone}=<zone id>, got nothing: without dnsResolver, the servers of dnsServers do not see zones of the stack",
                $"{zone}={Sample}/{zone}"
            );
        }
    }

    /// <summary>The zone with the longest beginning in common with the text, of those that no entry has.</summary>
    private static string? Nearest(string text, IReadOnlyList<SettingsPair> given) =>
        LinkTarget
            .ZonesOf(LinkTarget.All)
            .Where(zone => !given.Any(pair => pair.Name == zone))
            .MaxBy(zone => zone.AsSpan().CommonPrefixLength(text));

    private static void Check(SettingsReader read, IReadOnlyList<SettingsPair> zones, bool policy)
    {
        var known = LinkTarget.ZonesOf(LinkTarget.All);
        foreach (var (index, zone, id) in zones)
        {
            if (!known.Contains(zone))
            {
                var nearest = Nearest(zone, zones);
                read.RejectItem(
                    "existingZones",
                    index,
                    $"must name a private DNS zone of a service that a stack can have, such as {nearest}, got '{zone}'",
                    nearest is null || read.Suggests("existingZones", nearest) ? null : $"{nearest}={Sample}/{nearest}"
                );
            }
            else if (!AzureId.Is(id, "Microsoft.Network/privateDnsZones") || !id.EndsWith($"/{zone}", StringComparison.OrdinalIgnoreCase))
            {
                var problem = $"must give '{zone}' the resource id of the private DNS zone of that name, got '{id}'";
                read.RejectItem("existingZones", index, problem, $"{zone}={Sample}/{zone}");
            }
        }

        if (policy && zones.Count > 0)
        {
            var given = read.OptionalText("existingZones");
            read.RejectSet(
                "existingZones",
                $"must be [] where zonesOwnedByPolicy is true, got '{given}': Azure Policy registers the endpoints"
            );
        }
    }
}
