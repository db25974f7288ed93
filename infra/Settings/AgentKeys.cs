namespace Infra.Settings;

/// <summary>The keys about the Foundry project and its agents.</summary>
internal static class AgentKeys
{
    public static AgentSettings Read(SettingsReader read, NetworkMode network, string location)
    {
        var foundry = Foundry(read, network);
        return new()
        {
            Foundry = foundry,
            ThreadsLocation = read.OptionalLocation("threadsLocation") ?? location,
            BingGrounding = Bing(read, foundry),
            ManagedNetwork = ManagedNetworkKeys.Read(read, foundry),
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
