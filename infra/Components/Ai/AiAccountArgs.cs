using Infra.Access;
using Infra.Context;
using Infra.Settings;
using Pulumi;

namespace Infra.Components.Ai;

/// <summary>Where an account is and which models and project it has.</summary>
public sealed record AiAccountArgs
{
    public required StackContext Context { get; init; }

    /// <summary>Begins the account's name; a second account needs another.</summary>
    public required string NamePrefix { get; init; }

    public required string Location { get; init; }

    /// <summary>Deployments, upgrades and content filter.</summary>
    public required ModelSettings Models { get; init; }

    /// <summary>The identity of the project and its agents; null creates no project.</summary>
    public UserIdentity? ProjectIdentity { get; init; }

    /// <summary>The subnet that agents run in; null runs no agents.</summary>
    public Output<string>? AgentSubnetId { get; init; }

    /// <summary>The network that Azure manages for agents; null uses none.</summary>
    public ManagedNetworkSettings? ManagedNetwork { get; init; }
}
