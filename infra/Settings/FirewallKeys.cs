namespace Infra.Settings;

/// <summary>The keys about options of the stack's own firewall.</summary>
internal static class FirewallKeys
{
    /// <returns>Null without a firewall.</returns>
    public static FirewallSettings? Read(SettingsReader read, EgressMode egress)
    {
        var (proxy, analytics) = (Flag(read, "firewallDnsProxy", egress), Flag(read, "firewallAnalytics", egress));
        return egress == EgressMode.Firewall ? new(proxy, analytics) : null;
    }

    private static bool Flag(SettingsReader read, string key, EgressMode egress)
    {
        var wanted = read.Flag(key);
        if (wanted && egress != EgressMode.Firewall)
        {
            read.RejectSet(key, "must be false unless egress is firewall, got 'true': it is an option of the stack's own firewall");
        }

        return wanted;
    }
}
