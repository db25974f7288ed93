namespace Infra.Settings;

/// <summary>The keys about the Foundry project and its agents.</summary>
internal static class AgentKeys
{
    public static AgentSettings Read(SettingsReader read, NetworkMode network, string location)
    {
        var foundry = Foundry(read, network);
        var managed = ManagedNetworkKeys.Read(read, foundry);
        return new()
        {
            Foundry = foundry,
            SubnetForProject = Subnet(read, network, foundry, managed),
            ThreadsLocation = read.OptionalLocation("threadsLocation") ?? location,
            BingGrounding = Bing(read, foundry),
            ManagedNetwork = managed,
            BingKey = read.OptionalText("bingKey"),
        };
    }

    private static FoundryMode Foundry(SettingsReader read, NetworkMode network)
    {
        var given = read.Choice("foundry", "none", "project", "agents");
        if (given == "agents" && network == NetworkMode.Public)
        {
            read.Reject(
                "foundry",
                "must be none or project in a public network, got 'agents': agents need a subnet of their own and private endpoints",
                "project"
            );
        }

        return given switch
        {
            "project" => FoundryMode.Project,
            "agents" => FoundryMode.Agents,
            _ => FoundryMode.None,
        };
    }

    private static bool Subnet(SettingsReader read, NetworkMode network, FoundryMode foundry, ManagedNetworkSettings? managed)
    {
        var wanted = read.Flag("agentSubnet");
        var why =
            !wanted ? null
            : network == NetworkMode.Public ? "in a public network, got 'true': agents call the services by private endpoints"
            : foundry == FoundryMode.Agents ? "with foundry agents, got 'true': its agents have a subnet already"
            : foundry == FoundryMode.None ? "where foundry is none, got 'true': it runs the agents of a project"
            : managed is not null ? "with managedNetwork, got 'true': an account has one network for agents"
            : null;
        if (why is not null)
        {
            read.RejectSet("agentSubnet", $"must be false {why}");
        }

        return wanted && why is null;
    }

    private static bool Bing(SettingsReader read, FoundryMode foundry)
    {
        var wanted = read.Flag("bingGrounding");
        if (wanted && foundry == FoundryMode.None)
        {
            read.Reject("bingGrounding", "must be false where foundry is none, got 'true': the connection belongs to a project", "false");
        }

        return wanted;
    }
}
