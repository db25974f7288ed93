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

    public bool Matches(Packet packet) =>
        (Is("protocol", "*") || Is("protocol", "Tcp"))
        && Ports.Any(range => Has(range, packet.Port))
        && Sources.Any(prefix => Has(prefix, packet.Source, packet))
        && Destinations.Any(prefix => Has(prefix, packet.Destination, packet));

    private IEnumerable<string> Both(string one, string several) =>
        Body.Texts(several).Append(Body.Text(one)).OfType<string>().Where(text => text.Length > 0);

    private static bool Has(string range, int port) => range == "*" || EndsOf(range) is var (first, last) && first <= port && port <= last;

    private static bool Has(string prefix, IPNetwork? address, Packet packet) =>
        prefix switch
        {
            "*" => true,
            "VirtualNetwork" => address is { } inside && packet.Network.Any(range => range.Holds(inside)),
            "Internet" => address is null,
            _ when address is { } inside => Addresses.Parse(prefix) is { } range && range.Holds(inside),
            _ => packet.Tags.Contains(prefix.Split('.')[0], StringComparer.OrdinalIgnoreCase),
        };
}
