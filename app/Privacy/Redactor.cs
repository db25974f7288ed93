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
            _ when match.Groups["name"] is { Success: true, Value: var name } => IsSecret(match) ? $"{name}[secret]" : match.Value,
            _ when match.Groups["token"].Success => "[token]",
            _ when match.Groups["key"].Success => "[key]",
            _ when match.Groups["email"].Success => "[email]",
            _ when match.Groups["resident"].Success => "[resident number]",
            _ when match.Groups["iban"].Success && BankAccounts.IsIban(match.Value) => "[iban]",
            _ => match.Value,
        };

    /// <summary>A name alone is no proof: documents explain passwords and keys, and show where they go.</summary>
    private static bool IsSecret(Match match) =>
        match switch
        {
            _ when match.Groups["basic"] is { Success: true, Value: var basic } => SecretShape.IsBasic(basic),
            _ when match.Groups["login"] is { Success: true, Value: var login } => !Placeholder.Is(login) && login != "guest",
            _ when match.Groups["part"] is { Success: true, Value: var part } => !Placeholder.Is(part),
            _ when match.Groups["password"] is { Success: true, Value: var password } => SecretShape.IsPassword(password),
            _ => SecretShape.IsKey(match.Groups["value"].Value),
        };

    // Look-alikes come first: the digits of a UUID, a trace id or a time. Every repetition is bounded or of one character class, so that no
    // text takes long.
    private const string Identifiers =
        @"(?<id>\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b|\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d)";

    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        Identifiers
            + """
                |(?<name>\bbearer\s+)(?<value>[\w.~+/=-]{12,})
                |(?<name>\bbasic\s+)(?<basic>[\w+/]{8,256}={0,2})
                |(?<name>\b[a-z][a-z0-9+.-]{1,16}://[^\s:/@"'<>]{0,64}:)(?<login>[^\s:/@"'<>]{3,128})(?=@)
                |(?<name>[?&](?:sig|code|api[-_]?key|(?:access[-_]?)?token)=)(?<part>[^\s"'&;,`<>#]{4,})
                |(?<name>;\s?(?:password|pwd|accountkey|sharedaccesskey)=)(?<part>[^\s"'&;,`<>]{4,})(?=;|["']|\s*$)
                |(?<name>(?<![a-z])(?:password|passwd|passphrase|pwd)["']?\s*(?:=>|[:=]=?)\s*["'`]?)(?<password>[^\s"'&;,`]+)
                |(?<name>(?<![a-z])
                    (?:api[-_]?key|account[-_]?key|shared[-_]?access[-_]?key|subscription[-_]?key|function[-_]?key|access[-_]?key
                        |private[-_]?key|encryption[-_]?key|client[-_]?secret|secret|sig|token|pat)
                    ["']?\s*(?:=>|[:=]=?)\s*["'`]?)(?<value>[^\s"'&;,`]+)
                |(?<token>\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?)
                |(?<key>(?<![\w+/])[\w+/]{86}==
                    |\b[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}\b|\b[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}\b
                    |(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}
                    |-----BEGIN[ ](?:[A-Z]{2,9}[ ])?PRIVATE[ ]KEY-----[^-]{0,8000}(?:-----END[ ](?:[A-Z]{2,9}[ ])?PRIVATE[ ]KEY-----)?
                    |\b(?:(?:sk-(?=[\w-]{0,60}\d)|[sr]k_live_|gh[opsur]_|github_pat_|glpat-|xox[abeprs]-|npm_|pypi-|pul-|hf_|AIza|dop_v1_)
                            [\w-]{20,255}
                        |SG\.[\w-]{16,32}\.[\w-]{32,64}
                        |(?:AKIA|ASIA)[A-Z0-9]{16})(?![\w-]))
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
