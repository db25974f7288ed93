using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.AzureModel;

/// <summary>A rule of a network security group.</summary>
public sealed record SecurityRule(AzureResource Declared, JsonNode Body)
{
    public string Name => Body.Text("name") ?? Body.Text("securityRuleName") ?? "";

    public int Priority => int.TryParse(Body.Text("priority"), CultureInfo.InvariantCulture, out var priority) ? priority : int.MaxValue;

    public bool Allows => Is("access", "Allow");

    public bool Inbound => Is("direction", "Inbound");

    public bool Is(string property, string value) => string.Equals(Body.Text(property), value, StringComparison.OrdinalIgnoreCase);

    public IEnumerable<string> Sources => Both("sourceAddressPrefix", "sourceAddressPrefixes");

    public IEnumerable<string> Destinations => Both("destinationAddressPrefix", "destinationAddressPrefixes");

    public IEnumerable<string> Ports => Both("destinationPortRange", "destinationPortRanges");

    /// <summary>The rules that name a source by application security groups have no prefix.</summary>
    public bool IsFromAnywhere => Sources.Any(IsAnywhere);

    public bool IsToAnywhere => Destinations.Any(IsAnywhere);

    private static bool IsAnywhere(string prefix) =>
        Addresses.IsWide(prefix)
        || prefix.Equals("AzureCloud", StringComparison.OrdinalIgnoreCase)
        || prefix.StartsWith("AzureCloud.", StringComparison.OrdinalIgnoreCase);

    public bool Opens(int port) => Ports.Any(range => Has(range, port));

    /// <summary>True if the rule's ports are all, or so many that it names no service.</summary>
    public bool OpensAllPorts => Ports.Any(range => range == "*" || EndsOf(range) is var (first, last) && last - first >= ManyPorts);

    private const int ManyPorts = 10000;

    /// <summary>The first and the last port of a range; null for *, and for what is no range.</summary>
    public static (int First, int Last)? EndsOf(string range)
    {
        var ends = range.Split('-');
        return
            ends.Length <= 2
            && int.TryParse(ends[0], CultureInfo.InvariantCulture, out var first)
            && int.TryParse(ends[^1], CultureInfo.InvariantCulture, out var last)
            ? (first, last)
            : null;
    }

    /// <summary>True for a deny of every protocol, address and port.</summary>
    public bool DeniesAll => !Allows && Is("protocol", "*") && Sources.Contains("*") && Destinations.Contains("*") && Ports.Contains("*");

    /// <summary>True if it decides on everything that the packet stands for.</summary>
    public bool Matches(Packet packet) =>
        Concerns(packet)
        && IsWhole(packet.Source, Shared(Sources, packet.Source, packet))
        && IsWhole(packet.Destination, Shared(Destinations, packet.Destination, packet));

    /// <summary>True if it decides on the packet's protocol and port.</summary>
    public bool Concerns(Packet packet) => (Is("protocol", "*") || Is("protocol", packet.Protocol)) && Opens(packet.Port);

    /// <summary>The packet's sources that the rule names; null stands for an address of the internet.</summary>
    public IReadOnlyList<IPNetwork?> SourcesOf(Packet packet) => Shared(Sources, packet.Source, packet);

    /// <summary>The packet's destinations that the rule names; null stands for an address of the internet.</summary>
    public IReadOnlyList<IPNetwork?> DestinationsOf(Packet packet) => Shared(Destinations, packet.Destination, packet);

    /// <summary>The ranges of a side of a packet that are not among the parts.</summary>
    public static IReadOnlyList<IPNetwork?> Left(IPNetwork? side, IReadOnlyList<IPNetwork?> parts) =>
        parts.Count == 0 ? [side]
        : side is { } range ? [.. ((IReadOnlyList<IPNetwork>)[range]).Without(parts.OfType<IPNetwork>()).Cast<IPNetwork?>()]
        : [];

    private static bool IsWhole(IPNetwork? side, IReadOnlyList<IPNetwork?> parts) => Left(side, parts).Count == 0;

    private IEnumerable<string> Both(string one, string several) =>
        Body.Texts(several).Append(Body.Text(one)).OfType<string>().Where(text => text.Length > 0);

    private static bool Has(string range, int port) => range == "*" || EndsOf(range) is var (first, last) && first <= port && port <= last;

    private static IReadOnlyList<IPNetwork?> Shared(IEnumerable<string> prefixes, IPNetwork? side, Packet packet)
    {
        var all = prefixes.ToList();
        return side is { } range ? [.. all.SelectMany(prefix => Inside(prefix, range, packet)).Cast<IPNetwork?>()]
            : all.Exists(prefix => IsInternet(prefix, packet)) || AddressSet.IsEverything(all.SelectMany(AddressSet.Of)) ? [null]
            : [];
    }

    private static IEnumerable<IPNetwork> Inside(string prefix, IPNetwork side, Packet packet) =>
        prefix switch
        {
            "*" => [side],
            "VirtualNetwork" => packet.Network.Select(range => range.And(side)).OfType<IPNetwork>(),
            _ => AddressSet.Of(prefix).Select(range => range.And(side)).OfType<IPNetwork>(),
        };

    private static bool IsInternet(string prefix, Packet packet) =>
        prefix is "*" or "Internet" || packet.Tags.Contains(prefix.Split('.')[0], StringComparer.OrdinalIgnoreCase);
}
