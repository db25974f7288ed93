using System.Text.RegularExpressions;

namespace App.Privacy;

/// <summary>Recognizes values that stand for a secret: variables, references, examples and masks.</summary>
internal static partial class Placeholder
{
    public static bool Is(string value) => Forms().IsMatch(value) || Words().IsMatch(value);

    // A variable or template, a call, a path or address, a mask, or one character again and again.
    [GeneratedRegex(
        """
            ^(?:\$[{(\w]|%\w+%$|<|\[[\w\s('"]|\{[\w{"]|\(|\#\{|[~|!][A-Za-z]*$|@\w
            |\w{0,16}://|\.{0,2}/|\.\.|arn:|projects/|vault:|op:|\.?[A-Za-z_][\w.:]*\(|(?<one>.)\k<one>{3,}$)
            |\$\{|\{\{|<[\w ]|\*{3}|…|\.\.\.
            |^(?:process\.env|import\.meta|os\.environ|configuration|config|settings|var|data|secrets|params|parameters|env)[.\[]
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Forms();

    // A word of its own, and not letters inside a random value; "example" counts anywhere, as in the keys of manuals.
    [GeneratedRegex(
        """
            example|(?<![A-Za-z0-9])(?:your|my|sample|placeholder|change[-_]?(?:me|it)
            |replace|redacted|dummy|fake|test|todo|none|null|undefined
                |secret|password|passwd|insert|hidden|masked|here|value|string|xxx+)\d{0,4}(?![A-Za-z0-9])
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Words();
}
