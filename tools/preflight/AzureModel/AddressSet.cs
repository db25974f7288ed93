using System.Net;
using System.Net.Sockets;

namespace Preflight.AzureModel;

/// <summary>Sets of addresses, written as ranges.</summary>
public static class AddressSet
{
    private static readonly IPNetwork All = IPNetwork.Parse("0.0.0.0/0");

    /// <summary>The ranges of a range, an address, or a first and a last IPv4 address with a hyphen between them.</summary>
    /// <returns>Empty for a service tag, and for what is no range.</returns>
    public static IReadOnlyList<IPNetwork> Of(string text) =>
        Addresses.Parse(text) is { } range ? [range]
        : text.Split('-') is [var low, var high] && Addresses.Number(low) is { } first && Addresses.Number(high) is { } last
            ? [.. Between(All, first, last)]
        : [];

    /// <summary>What two ranges share: the smaller one, if the other holds it.</summary>
    public static IPNetwork? And(this IPNetwork left, IPNetwork right) =>
        left.Holds(right) ? right
        : right.Holds(left) ? left
        : null;

    /// <summary>What is left of ranges.</summary>
    public static IReadOnlyList<IPNetwork> Without(this IReadOnlyList<IPNetwork> ranges, IEnumerable<IPNetwork> holes) =>
        holes.Aggregate(ranges, (rest, hole) => [.. rest.SelectMany(range => Without(range, hole))]);

    /// <summary>True if ranges together hold every IPv4 address.</summary>
    public static bool IsEverything(IEnumerable<IPNetwork> ranges) =>
        ranges.Where(range => range.BaseAddress.AddressFamily == AddressFamily.InterNetwork).ToList() is { Count: > 0 } some
        && ((IReadOnlyList<IPNetwork>)[All]).Without(some).Count == 0;

    private static IEnumerable<IPNetwork> Without(IPNetwork range, IPNetwork hole) =>
        hole.Holds(range) ? []
        : range.Holds(hole) ? Halves(range).SelectMany(half => Without(half, hole))
        : [range];

    private static IEnumerable<IPNetwork> Between(IPNetwork range, long first, long last)
    {
        var low = Addresses.Number(range.BaseAddress.ToString())!.Value;
        var high = low + range.Size() - 1;
        return first <= low && high <= last ? [range]
            : high < first || last < low ? []
            : Halves(range).SelectMany(half => Between(half, first, last));
    }

    private static IPNetwork[] Halves(IPNetwork range)
    {
        var bytes = range.BaseAddress.GetAddressBytes();
        bytes[range.PrefixLength / 8] |= (byte)(0x80 >> (range.PrefixLength % 8));
        return [new(range.BaseAddress, range.PrefixLength + 1), new(new IPAddress(bytes), range.PrefixLength + 1)];
    }
}
