using Azure.Core;

namespace AzureRest;

/// <summary>How the client reaches Azure, and how long it waits there.</summary>
public sealed class ResourceManagerOptions : ClientOptions
{
    public Uri Endpoint { get; init; } = new("https://management.azure.com");

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long one operation may take; a firewall or a gateway needs most of it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(90);

    /// <summary>The polling interval of an operation without Retry-After.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a change is tried that collides with another one on the same resource.</summary>
    public int Tries { get; init; } = 30;
}
