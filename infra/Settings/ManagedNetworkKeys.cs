namespace Infra.Settings;

/// <summary>The keys about the managed network of the AI account.</summary>
internal static class ManagedNetworkKeys
{
    /// <returns>Null without a managed network.</returns>
    public static ManagedNetworkSettings? Read(SettingsReader read, FoundryMode foundry)
    {
        const string Example = "tools.example.com";
        var given = read.Choice("managedNetwork", "none", "internet", "approved");
        if (given is "internet" or "approved" && foundry != FoundryMode.Project)
        {
            read.Reject(
                "managedNetwork",
                $"must be none unless foundry is project, got '{given}': "
                    + (foundry == FoundryMode.Agents ? "agents with stores have a subnet of the stack" : "it runs the agents of a project"),
                "none"
            );
        }

        var hosts = read.List("managedNetworkHosts", Example);
        for (var i = 0; i < hosts.Count; i++)
        {
            if (!HostName.IsValid(hosts[i]))
            {
                read.RejectItem("managedNetworkHosts", i, $"must be a host name, or one that begins with '*.', got '{hosts[i]}'", Example);
            }
            else if (hosts.Take(i).Contains(hosts[i]))
            {
                read.RejectItem("managedNetworkHosts", i, $"must not list '{hosts[i]}' a second time, got '{hosts[i]}'", null);
            }
        }

        if (hosts.Count > 0 && given != "approved")
        {
            read.RejectSet(
                "managedNetworkHosts",
                $"must be [] unless managedNetwork is approved, got {hosts.Count} hosts: others reach all hosts or none"
            );
        }

        var firewall = read.Choice("managedNetworkFirewall", "Basic", "Standard");
        return given switch
        {
            "internet" => new(Hosts: null, firewall),
            "approved" => new(hosts, firewall),
            _ => null,
        };
    }
}
