using Infra.Settings;
using Infra.Shared;
using Pulumi;

namespace Infra.Components;

/// <summary>Where an account stands and what stands on it.</summary>
public sealed record AiAccountArgs
{
    /// <summary>Begins the account's name; another one for a second account.</summary>
    public required string NamePrefix { get; init; }

    public required string Location { get; init; }

    /// <summary>Runs a project's agents; null makes no project.</summary>
    public UserIdentity? ProjectIdentity { get; init; }

    /// <summary>The subnet that agents call from; null runs none.</summary>
    public Output<string>? AgentSubnetId { get; init; }

    /// <summary>The stack's first account, with the project and its agents where there are some.</summary>
    public static AiAccountArgs First(StackContext stack, UserIdentity? projectIdentity, Network network) =>
        new()
        {
            NamePrefix = "aif",
            Location = stack.Settings.AiLocation,
            ProjectIdentity = projectIdentity,
            AgentSubnetId = stack.Settings.Foundry == FoundryMode.Agents ? network.SubnetId("agents") : null,
        };

    /// <summary>Stands by in another region with the same deployments.</summary>
    public static AiAccountArgs Second(string location) => new() { NamePrefix = "aif2", Location = location };
}
