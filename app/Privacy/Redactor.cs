using System.Text.RegularExpressions;

namespace App.Privacy;

/// <summary>Masks what names a person or opens a door, in text that is kept or sent on: logs, copies of documents, feedback.</summary>
internal static partial class Redactor
{
    public static string Redact(string text) => Sensitive().Replace(text, Mask);

    private static string Mask(Match match)
    {
        if (match.Groups["id"].Success)
            return match.Value;
        if (match.Groups["name"] is { Success: true } name)
            return $"{name.Value}[secret]";
        if (match.Groups["token"].Success)
            return "[token]";
        if (match.Groups["key"].Success)
            return "[key]";
        if (match.Groups["email"].Success)
            return "[email]";
        if (match.Groups["iban"].Success)
            return Checksums.IsIban(match.Value) ? "[iban]" : match.Value;
        if (match.Groups["resident"].Success)
            return "[resident number]";
        if (match.Groups["card"].Success && Checksums.IsCard(match.Value))
            return "[card]";

        // Digits that are no card may still be a number to call.
        return match.Groups["phone"].Success || Phone().IsMatch(match.Value) ? "[phone]" : match.Value;
    }

    // First what looks like the rest and is not: a UUID's or a time's digits. Every repetition is bounded or of one class of characters,
    // so that no text takes long.
    [GeneratedRegex(
        """
        (?<id>\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d)
        |(?<name>\b(?:bearer|basic)\s+)(?=[\w.~+/-]*[\d=])[\w.~+/=-]{12,}
        |(?<name>(?<![A-Za-z])(?:api[-_]?key|accountkey|sharedaccesskey|client[-_]?secret|secret|password|passwd|pwd|sig|access[-_]?token)["']?\s*[=:]\s*["']?)[^\s"'&;,]+
        |(?<token>\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?)
        |(?<key>(?<![\w+/])[\w+/]{86}==|\b[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}\b|\bsk-[\w-]{20,})
        |(?<email>(?<![\w.%+-])[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})
        |(?<iban>(?<!\w)[A-Z]{2}\d\d(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?!\w))
        |(?<resident>(?<![\w-])\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ ]?-?[ ]?[1-8]\d{6}(?![\w-]))
        |(?<card>(?<![\w-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\w-]))
        |(?<phone>(?<![\w.-])(?:(?:\+|00)[1-9]\d{0,2}(?:[ .-]?\(?\d{1,4}\)?){2,5}|0\d{1,4}(?:[ -]\d{2,4}){2,3}|0\d{8,10}|\(\d{2,4}\)[ -]?\d{3,4}[ .-]?\d{4}|\d{3}[ .-]\d{3,4}[ .-]\d{4})(?![\w-]))
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sensitive();

    [GeneratedRegex(@"^\d{3}[ -]\d{3,4}[ -]\d{4}$")]
    private static partial Regex Phone();
}
