namespace Infra.Settings;

/// <summary>Where the data plane answers.</summary>
public enum NetworkMode
{
    /// <summary>Private endpoints in the stack's own virtual network; public access is off.</summary>
    Private,

    /// <summary>Private endpoints in an existing network; public access is off.</summary>
    Existing,

    /// <summary>Public endpoints for allowed addresses only. Key authentication stays off.</summary>
    Public,
}
