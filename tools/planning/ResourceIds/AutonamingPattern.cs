using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Planning.Wire;

namespace Planning.ResourceIds;

/// <summary>A name by a pattern such as ${name}-${hex(6)}. What is random for Pulumi follows from the URN here.</summary>
internal static partial class AutonamingPattern
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    public static string Name(string pattern, string urn)
    {
        var count = 0;
        return Random()
            .Replace(pattern.Replace("${name}", Urn.Name(urn), StringComparison.Ordinal), match =>
            {
                var bytes = Bytes(urn, count++);
                return match.Groups["uuid"].Success
                    ? new Guid(bytes.AsSpan(0, 16)).ToString()
                    : Text(
                        bytes,
                        match.Groups["kind"].Value switch
                        {
                            "hex" => "0123456789abcdef",
                            "alphanum" => Letters + Digits,
                            "num" => Digits,
                            _ => Letters,
                        },
                        int.Parse(match.Groups["length"].ValueSpan, CultureInfo.InvariantCulture)
                    );
            });
    }

    private static byte[] Bytes(string urn, int index) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{urn}#{index}")));

    private static string Text(byte[] bytes, string alphabet, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(i => alphabet[bytes[i % bytes.Length] % alphabet.Length]));

    [GeneratedRegex(@"\$\{((?<kind>hex|alphanum|string|num)\((?<length>\d{1,3})\)|(?<uuid>uuid))\}")]
    private static partial Regex Random();
}
