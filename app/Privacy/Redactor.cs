using System.Text.RegularExpressions;

namespace App.Privacy;

/// <summary>Masks personal data and secrets in text that is stored or sent: logs, copies of documents, feedback.</summary>
internal static partial class Redactor
{
    /// <summary>Certain patterns first, then cards, then phone numbers: each pattern can match a part of the one before.</summary>
    public static string Redact(string text) =>
        Phones()
            .Replace(
                Digits()
                    .Replace(Secrets().Replace(text, Mask), match =>
                        match.Groups["id"].Success ? match.Value : CardNumbers.Mask(match.Value)
                    ),
                match => match.Groups["id"].Success ? match.Value : "[phone]"
            );

    private static string Mask(Match match) =>
        match switch
        {
            _ when match.Groups["id"].Success => match.Value,
            _ when match.Groups["name"] is { Success: true, Value: var name } => $"{name}[secret]",
            _ when match.Groups["token"].Success => "[token]",
            _ when match.Groups["key"].Success => "[key]",
            _ when match.Groups["email"].Success => "[email]",
            _ when match.Groups["resident"].Success => "[resident number]",
            _ when match.Groups["iban"].Success && BankAccounts.IsIban(match.Value) => "[iban]",
            _ => match.Value,
        };

    // Look-alikes come first: the digits of a UUID, a trace id or a time. Every repetition is bounded or of one character class, so that no
    // text takes long.
    private const string Identifiers =
        @"(?<id>\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b|\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d)";

    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        Identifiers
            + """
                |(?<name>\b(?:bearer|basic)\s+)(?=[\w.~+/-]*[\d=])[\w.~+/=-]{12,}
                |(?<name>(?<![A-Za-z])
                    (?:api[-_]?key|accountkey|sharedaccesskey|client[-_]?secret|secret|password|passwd|pwd|sig|access[-_]?token)
                    ["']?\s*[=:]\s*["']?)[^\s"'&;,]+
                |(?<token>\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?)
                |(?<key>(?<![\w+/])[\w+/]{86}==|\b[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}\b|\bsk-[\w-]{20,})
                |(?<email>(?<![\w.%+-])[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})
                |(?<iban>(?<!\w)[A-Z]{2}\d\d(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?!\w))
                |(?<resident>(?<![\w-])\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ ]?-?[ ]?[1-8]\d{6}(?![\w-]))
                """,
        Options
    )]
    private static partial Regex Secrets();

    [GeneratedRegex(Identifiers + @"|(?<![\w-])\d(?:[ -]?\d){12,80}(?![\w-])", Options & ~RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Digits();

    // International; national with one kind of separator; without separator; North American.
    [GeneratedRegex(
        Identifiers
            + """
                |(?<![\w.-])(?:
                    (?:\+|00)[1-9]\d{0,2}(?:[ .-]?\(?\d{1,4}\)?){2,5}
                    |0\d{1,4}(?<between>[ -])(?:\d{3,4}\k<between>\d{4}|\d{2}(?:\k<between>\d{2}){3}|\d{5,8})
                    |0\d{8,10}
                    |\(\d{2,4}\)[ -]?\d{3,4}[ .-]?\d{4}
                    |\d{3}(?<between>[ .-])\d{3,4}\k<between>\d{4}
                )(?![\w-])
                """,
        Options
    )]
    private static partial Regex Phones();
}
