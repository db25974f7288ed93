using System.Net;
using System.Net.Sockets;

namespace Preflight.AzureModel;

/// <summary>Arithmetic on address ranges.</summary>
public static class Addresses
{
    /// <summary>No organization has a larger range for the clients of one service.</summary>
    private const int ShortestOwn = 16;
    private const int ShortestPrivate = 8;
    private const int ShortestOwnIPv6 = 24;

    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
    ];

    /// <returns>Null if the text is no range and no address, or begins inside its range, as 10.0.0.7/24 does.</returns>
    public static IPNetwork? Parse(string text) =>
        IPAddress.TryParse(text, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var range) && IsFirst(text, range) ? range
        : null;

    /// <summary>The range of a text that begins inside it: 10.0.0.0/24 for 10.0.0.7/24.</summary>
    /// <returns>Null if the text is no range, or is written as it should be.</returns>
    public static IPNetwork? Aligned(string text) => IPNetwork.TryParse(text, out var range) && !IsFirst(text, range) ? range : null;

    private static bool IsFirst(string text, IPNetwork range) =>
        IPAddress.TryParse(text.AsSpan(0, text.IndexOf('/', StringComparison.Ordinal)), out var first) && first.Equals(range.BaseAddress);

    public static bool Holds(this IPNetwork outer, IPNetwork inner) =>
        outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);

    public static bool Overlaps(this IPNetwork left, IPNetwork right) => left.Holds(right) || right.Holds(left);

    /// <summary>Of an IPv4 range.</summary>
    public static long Size(this IPNetwork range) => 1L << (32 - range.PrefixLength);

    /// <summary>True for ranges that the internet does not route, such as those of RFC 1918.</summary>
    public static bool IsPrivate(this IPNetwork range) => Array.Exists(Private, known => known.Holds(range));

    /// <summary>True for every address, and for a range that holds a large part of the internet.</summary>
    public static bool IsWide(string prefix) =>
        prefix is "*"
        || prefix.Equals("Internet", StringComparison.OrdinalIgnoreCase)
        || prefix.Equals("Any", StringComparison.OrdinalIgnoreCase)
        || (Parse(prefix) ?? Aligned(prefix)) is { } range && IsWide(range)
        || prefix.Split('-') is [var first, var last]
            && Number(last) - Number(first) >= 1L << (32 - ShortestOwn)
            && Number(first) is not null
            && !(Parse(first)!.Value.IsPrivate() && Parse(last)!.Value.IsPrivate());

    private static bool IsWide(IPNetwork range) =>
        range.PrefixLength
        < (
            range.BaseAddress.AddressFamily != AddressFamily.InterNetwork ? ShortestOwnIPv6
            : range.IsPrivate() ? ShortestPrivate
            : ShortestOwn
        );

    /// <summary>The numbers of IPv4 addresses: to compare and to count them.</summary>
    public static long? Number(string? address) =>
        IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetwork
            ? parsed.GetAddressBytes().Aggregate(0L, (number, each) => (number << 8) + each)
            : null;
}
