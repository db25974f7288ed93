namespace Infra.Settings;

/// <summary>The keys about the subnet of deployment runners.</summary>
internal static class RunnerKeys
{
    public static RunnerSettings Read(SettingsReader read, NetworkMode network, EgressMode egress)
    {
        var given = read.Choice("runnerSubnet", "none", "machines", "github", "azure-devops");
        var kind = given switch
        {
            "machines" => RunnerKind.Machines,
            "github" => RunnerKind.GitHub,
            "azure-devops" => RunnerKind.AzureDevOps,
            _ => RunnerKind.None,
        };
        if (kind != RunnerKind.None && network != NetworkMode.Private)
        {
            read.Reject(
                "runnerSubnet",
                network == NetworkMode.Existing
                    ? $"must be none with an existing network, got '{given}': add the subnet there"
                    : $"must be none in a public network, got '{given}': runners reach its services from the internet",
                "none"
            );
        }
        else if (kind != RunnerKind.None && egress == EgressMode.Open)
        {
            read.Reject(
                "egress",
                $"must be nat, firewall or hub with runnerSubnet {given}, got 'open': the subnet has no other egress",
                "nat"
            );
        }

        return new RunnerSettings(kind, Hosts(read, kind, egress));
    }

    private static IReadOnlyList<string> Hosts(SettingsReader read, RunnerKind kind, EgressMode egress)
    {
        const string Example = "mystate.blob.core.windows.net";
        var hosts = read.List("runnerHosts", Example);
        for (var i = 0; i < hosts.Count; i++)
        {
            if (!HostName.IsValid(hosts[i]))
            {
                read.RejectItem("runnerHosts", i, $"must be a host name, or one that begins with '*.', got '{hosts[i]}'", Example);
            }
        }

        if (hosts.Count > 0 && (kind == RunnerKind.None || egress != EgressMode.Firewall))
        {
            read.RejectSet(
                "runnerHosts",
                $"must be [] unless runnerSubnet is set and egress is firewall, got {hosts.Count} hosts: "
                    + "only the stack's own firewall needs them"
            );
        }

        return hosts;
    }
}
