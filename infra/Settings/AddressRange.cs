using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Infra.Settings;

/// <summary>An IPv4 range in CIDR form.</summary>
/// <param name="First">The first address as a number.</param>
/// <param name="PrefixLength">0 to 32.</param>
public readonly record struct AddressRange(uint First, int PrefixLength)
{
    private static readonly AddressRange[] Private = [Of("10.0.0.0/8"), Of("172.16.0.0/12"), Of("192.168.0.0/16")];
    private static readonly AddressRange[] Special =
    [
        Of("0.0.0.0/8"),
        Of("100.64.0.0/10"),
        Of("127.0.0.0/8"),
        Of("169.254.0.0/16"),
        Of("224.0.0.0/3"),
    ];

    /// <summary>How many addresses are in it: 256 for a /24.</summary>
    public ulong Size => 1UL << (32 - PrefixLength);

    private ulong End => First + Size;

    /// <summary>The first address of a subnet that Azure does not reserve.</summary>
    public string FirstUsable => new AddressRange(First + 4, 32).ToString()[..^3];

    /// <summary>In one of the three ranges of RFC 1918, as a virtual network should be.</summary>
    public bool IsPrivate => IsWithin(Private);

    /// <summary>An address that a client on the internet can have: not private, loopback, link-local, shared or multicast.</summary>
    public bool IsPublic => !Private.Concat(Special).Any(Overlaps);

    private bool IsWithin(AddressRange[] ranges)
    {
        var self = this;
        return Array.Exists(ranges, range => range.Contains(self));
    }

    public bool Contains(AddressRange other) => other.First >= First && other.End <= End;

    public bool Overlaps(AddressRange other) => First < other.End && other.First < End;

    /// <summary>Reads "a.b.c.d/n", or a single address as a /32. The host part must be zero, which Azure requires.</summary>
    public static bool TryParse(string text, out AddressRange range)
    {
        range = default;
        var parts = text.Split('/');
        if (
            parts.Length > 2
            || parts[0].Count(letter => letter == '.') != 3
            || !IPAddress.TryParse(parts[0], out var address)
            || address.AddressFamily != AddressFamily.InterNetwork
        )
        {
            return false;
        }

        var length = 32;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > 32))
        {
            return false;
        }

        var bytes = address.GetAddressBytes();
        var first = ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
        range = new AddressRange(first, length);
        return first % range.Size == 0;
    }

    public static AddressRange Of(string text) =>
        TryParse(text, out var range) ? range : throw new FormatException($"'{text}' is not an IPv4 range in CIDR form");

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{First >> 24}.{(First >> 16) & 255}.{(First >> 8) & 255}.{First & 255}/{PrefixLength}"
        );
}
