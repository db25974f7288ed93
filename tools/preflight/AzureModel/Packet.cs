using System.Net;

namespace Preflight.AzureModel;

/// <summary>What a site or a machine sends to one port.</summary>
/// <param name="Destination">Null for an address of the internet.</param>
/// <param name="Network">The address space of the network it leaves from.</param>
/// <param name="Tags">Service tags that hold an address of the internet.</param>
public sealed record Packet(
    IPNetwork? Source,
    IPNetwork? Destination,
    int Port,
    IReadOnlyList<IPNetwork> Network,
    IReadOnlyList<string> Tags,
    string Protocol = "Tcp"
);
