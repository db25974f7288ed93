namespace Infra.Settings;

/// <summary>How much of Foundry stands on the account.</summary>
public enum FoundryMode
{
    /// <summary>The account and its models.</summary>
    None,

    /// <summary>A project with its own identity.</summary>
    Project,

    /// <summary>A project whose agents keep threads, files and vectors in stores of this stack.</summary>
    Agents,
}
