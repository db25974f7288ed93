namespace Infra.Settings;

/// <summary>The Foundry project and its agents.</summary>
public sealed record AgentSettings
{
    public required FoundryMode Foundry { get; init; }

    /// <summary>The region of the Cosmos DB account that stores threads.</summary>
    public required string ThreadsLocation { get; init; }

    public required bool BingGrounding { get; init; }

    /// <summary>A secret; null creates the Bing account without a connection.</summary>
    public required string? BingKey { get; init; }

    /// <summary>Null runs agents in a subnet of the stack, or in a network of Azure that is not isolated.</summary>
    public required ManagedNetworkSettings? ManagedNetwork { get; init; }

    /// <summary>Runs the agents of a project without stores in a subnet of the stack.</summary>
    public required bool SubnetForProject { get; init; }

    /// <summary>Agents have stores of the stack.</summary>
    public bool RunsAgents => Foundry == FoundryMode.Agents;

    public bool NeedsSubnet => RunsAgents || SubnetForProject;
}
