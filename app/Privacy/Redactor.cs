using System.Text.RegularExpressions;

namespace App.Privacy;

/// <summary>Masks e-mail addresses, telephone numbers and card numbers. Names and addresses of people are beyond a pattern.</summary>
internal static partial class Redactor
{
    public static string Redact(string text)
    {
        text = text.Contains('@') ? Email().Replace(text, "[e-mail]") : text;
        text = Card().Replace(text, match => IsCard(match.ValueSpan) ? "[card number]" : match.Value);
        return Phone().Replace(text, match => IsPhone(match.ValueSpan) ? "[telephone]" : match.Value);
    }

    private static bool IsCard(ReadOnlySpan<char> text)
    {
        var (sum, digits) = (0, 0);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            var digit = (text[i] - '0') * (digits++ % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return digits is >= 13 and <= 19 && sum % 10 == 0;
    }

    private static bool IsPhone(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        return digits is >= 9 and <= 15;
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-]|\.\d)")]
    private static partial Regex Card();

    // With a country code, or as one writes a number at home: a zero, and groups set apart. A date, a version or an IP address is neither.
    [GeneratedRegex(@"(?<![\w.+/-])(?:\+\d{1,3}[ .-]?(?:\(0\)[ ]?)?(?:\(\d{1,4}\)|\d{1,4})(?:[ .-]?\d{2,4}){2,4}|(?:\(0\d{1,3}\)|0\d{1,3})(?:[ -]\d{3,4}){2}|\(\d{3}\) ?\d{3}-\d{4})(?![\w-]|\.\d)")]
    private static partial Regex Phone();
}
