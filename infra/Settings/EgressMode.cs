namespace Infra.Settings;

/// <summary>How the workload's calls leave its own network. An existing network brings its own way out.</summary>
public enum EgressMode
{
    /// <summary>Whatever Azure offers; security groups are the only limit.</summary>
    Open,

    /// <summary>One fixed address, which others can allow.</summary>
    Nat,

    /// <summary>A firewall that lets named hosts through and nothing else.</summary>
    Firewall,
}
