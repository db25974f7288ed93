using System.Net;

namespace Preflight.AzureModel;

/// <summary>Arithmetic on address ranges.</summary>
public static class Addresses
{
    /// <returns>Null if the text is no range and no address.</returns>
    public static IPNetwork? Parse(string text) =>
        IPNetwork.TryParse(text, out var range) ? range
        : IPAddress.TryParse(text, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
        : null;

    public static bool Holds(this IPNetwork outer, IPNetwork inner) =>
        outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);

    public static bool Overlaps(this IPNetwork left, IPNetwork right) => left.Holds(right) || right.Holds(left);

    /// <summary>Of an IPv4 range.</summary>
    public static long Size(this IPNetwork range) => 1L << (32 - range.PrefixLength);
}
