namespace Infra.Settings;

/// <summary>How much of Foundry the AI account has.</summary>
public enum FoundryMode
{
    /// <summary>The account and its models.</summary>
    None,

    /// <summary>A project with its own identity.</summary>
    Project,

    /// <summary>A project whose agents store threads, files and vectors in services of this stack.</summary>
    Agents,
}
