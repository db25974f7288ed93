using Infra.Settings;
using Pulumi;

namespace Infra.Networking;

/// <summary>How clients reach the data plane of services: private endpoints, or public endpoints limited to allowed callers.</summary>
public sealed record NetworkAccess
{
    /// <summary>Creates the private endpoints; null in a public network.</summary>
    public required PrivateLink? Link { get; init; }

    /// <summary>The app's subnet, which services of a public network admit by service endpoint; null with private endpoints.</summary>
    public required Output<string>? AppSubnetId { get; init; }

    /// <summary>Callers that public endpoints admit.</summary>
    public required IReadOnlyList<AddressRange> AllowedRanges { get; init; }

    public bool IsPublic => Link is null;

    /// <summary>The value of publicNetworkAccess.</summary>
    public string State => IsPublic ? "Enabled" : "Disabled";

    /// <summary>The allowed ranges as most services take them: a single address without /32.</summary>
    public IEnumerable<string> AllowedAddresses =>
        AllowedRanges.Select(range => range.PrefixLength == 32 ? range.ToString()[..^3] : range.ToString());
}
