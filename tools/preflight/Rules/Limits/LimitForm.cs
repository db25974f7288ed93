using System.Net;
using System.Net.Sockets;

namespace Preflight.Rules.Limits;

/// <summary>A form of text that a pattern would describe badly.</summary>
internal sealed record LimitForm(string Words, Func<string, bool> Fits)
{
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
    ];

    private static readonly string[] Reserved = ["microsoft", "azure", "windows"];

    public static LimitForm Of(string name) =>
        name switch
        {
            "guid" => new("a GUID", text => Guid.TryParse(text, out _)),
            "email" => new("an e-mail address such as name@example.com", IsMail),
            "https" => new("an https:// URL", text => text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)),
            "ipv4" => new("an IPv4 address of four numbers", IsAddress),
            "cidr" => new("an IPv4 address or a range such as 203.0.113.0/24", text => Range(text) is not null),
            "public-cidr" => new("a public IPv4 address or range: private ranges do not reach a public endpoint", IsPublic),
            "storage-cidr" => new(
                "a public IPv4 address, or a range with a prefix of at most 30 bits: write a single address without /31 or /32",
                text => IsPublic(text) && (!text.Contains('/') || Range(text)!.Value.PrefixLength <= 30)
            ),
            "slash" => new("a path that begins with /", text => text.StartsWith('/')),
            "resource-id" => new("the id of a resource, which begins with /", text => text.StartsWith('/')),
            "tag-name" => new(@"at most 512 characters without <, >, %, &, \, ? and /", IsTagName),
            "free-prefix" => new("a name that does not begin with microsoft, azure or windows, which Azure reserves", IsFree),
            "time" => new("a time in ISO 8601 such as 2026-12-01T00:00:00Z", text => DateTimeOffset.TryParse(text, null, out _)),
            _ => throw new InvalidOperationException($"there is no form {name}"),
        };

    private static bool IsMail(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at == text.LastIndexOf('@') && text.IndexOf('.', at) > at + 1 && text[^1] != '.' && !text.Contains(' ');
    }

    /// <summary>The parser of addresses takes 203.0.113 for an address, too.</summary>
    private static bool IsAddress(string text) =>
        text.Count(letter => letter == '.') == 3
        && IPAddress.TryParse(text, out var address)
        && address.AddressFamily == AddressFamily.InterNetwork;

    private static bool IsPublic(string text) =>
        Range(text) is { } range && !Private.Any(area => area.Contains(range.BaseAddress)) && !IPAddress.IsLoopback(range.BaseAddress);

    /// <summary>Azure's own hidden tags contain ids.</summary>
    private static bool IsTagName(string text) =>
        text.StartsWith("hidden-", StringComparison.Ordinal) || (text.Length is > 0 and <= 512 && text.AsSpan().IndexOfAny("<>%&\\?/") < 0);

    private static bool IsFree(string text) => !Reserved.Any(prefix => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static IPNetwork? Range(string text)
    {
        var slash = text.IndexOf('/');
        var address = slash < 0 ? text : text[..slash];
        return IsAddress(address) && (slash < 0 || (int.TryParse(text[(slash + 1)..], out var bits) && bits is >= 0 and <= 32))
            ? IPNetwork.TryParse(slash < 0 ? $"{text}/32" : text, out var network)
                ? network
                : new IPNetwork(IPAddress.Parse(address), 32)
            : null;
    }
}
