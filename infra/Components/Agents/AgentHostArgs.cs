using Infra.Access;
using Infra.Components.Ai;
using Infra.Context;
using Infra.Settings;

namespace Infra.Components.Agents;

/// <summary>The project whose agents run, and the services that store their data.</summary>
public sealed record AgentHostArgs
{
    public required StackContext Context { get; init; }

    /// <summary>An account with a project.</summary>
    public required AiAccount Account { get; init; }

    /// <summary>The project's identity, which gets access to the stores.</summary>
    public required Principal ProjectIdentity { get; init; }

    /// <summary>The region of the threads.</summary>
    public required string ThreadsLocation { get; init; }

    /// <summary>Size and region of the vector store.</summary>
    public required SearchSettings Search { get; init; }

    /// <summary>Redundancy and recovery of files.</summary>
    public required StorageSettings Storage { get; init; }
}
