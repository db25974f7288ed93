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

    private static void Check(SettingsReader read, IReadOnlyList<SettingsPair> zones, bool policy)
    {
        foreach (var (index, zone, id) in zones)
        {
            if (!AzureId.Is(id, "Microsoft.Network/privateDnsZones") || !id.EndsWith($"/{zone}", StringComparison.OrdinalIgnoreCase))
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
