using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Planning.Projects;

/// <summary>
/// The types of scalars without quotes, as Pulumi's reader of YAML has them. A program receives what that reader made of the text:
/// 1.10 becomes 1.1, and 0x10 becomes 16.
/// </summary>
internal static partial class YamlScalar
{
    /// <returns>Null, a text, a number or true and false. A quoted scalar is a text.</returns>
    public static JsonNode? Typed(this YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any))
        {
            return text;
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ => Date(text) ?? Number(text.Replace("_", "", StringComparison.Ordinal)) ?? text,
        };
    }

    /// <summary>True if the text is a date without quotes, which Pulumi passes on with a time.</summary>
    public static bool IsDate(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any, Value: { } text } && Date(text) is not null;

    private static JsonNode? Date(string text)
    {
        if (
            !Timestamp().IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        )
        {
            return null;
        }

        var zone = time.Offset == TimeSpan.Zero ? "+0000 UTC" : string.Join(' ', Enumerable.Repeat($"{time:zzz}".Replace(":", ""), 2));
        return time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + $" {zone}";
    }

    private static JsonNode? Number(string text)
    {
        var sign = text.StartsWith('-') ? -1 : 1;
        var digits = text.TrimStart('-', '+');
        if (text.Length - digits.Length > 1)
        {
            return null;
        }

        var whole = digits switch
        {
            ['0', 'x' or 'X', .. var hex] => Whole(hex, 16),
            ['0', 'o' or 'O', .. var octal] => Whole(octal, 8),
            ['0', 'b' or 'B', .. var binary] => Whole(binary, 2),
            ['0', .. { Length: > 0 } octal] => Whole(octal, 8),
            _ => Whole(digits, 10),
        };
        if (whole is { } integer && sign * integer is var value && value >= long.MinValue && value <= ulong.MaxValue)
        {
            return value <= long.MaxValue ? JsonValue.Create((long)value) : JsonValue.Create((ulong)value);
        }

        return Float().IsMatch(text) && double.TryParse(text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? Float(number)
            : null;
    }

    /// <summary>Without a fraction and below 1e21, digits only.</summary>
    private static JsonNode Float(double number) =>
        Math.Abs(number) >= 1e21 || number != Math.Truncate(number) ? JsonValue.Create(number)
        : Math.Abs(number) < long.MaxValue ? JsonValue.Create((long)number)
        : JsonNode.Parse(new BigInteger(number).ToString(CultureInfo.InvariantCulture))!;

    private static BigInteger? Whole(string digits, int radix)
    {
        if (digits.Length == 0)
        {
            return null;
        }

        var value = BigInteger.Zero;
        foreach (var digit in digits)
        {
            var next = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (next >= radix)
            {
                return null;
            }

            value = value * radix + next;
        }

        return value;
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Float();

    [GeneratedRegex(@"^\d{4}-\d\d?-\d\d?([Tt ]\d\d?:\d\d?:\d\d?(\.\d+)?(Z|[-+]\d\d:\d\d)?)?$")]
    private static partial Regex Timestamp();
}
