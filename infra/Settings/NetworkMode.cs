namespace Infra.Settings;

/// <summary>Where the data plane answers.</summary>
public enum NetworkMode
{
    /// <summary>Private endpoints in the stack's own virtual network; public access is off.</summary>
    Private,

    /// <summary>Private endpoints in a network that is there already; public access is off.</summary>
    Existing,

    /// <summary>Public endpoints, for the allowed addresses only. Keys stay off.</summary>
    Public,
}
