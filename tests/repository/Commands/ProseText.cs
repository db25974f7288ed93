using System.Text;
using System.Text.RegularExpressions;

namespace Repository.Tests.Commands;

/// <summary>Finds the commands in a sentence, as in "sign in with az login, or set A". Punctuation ends a command.</summary>
internal static partial class ProseText
{
    /// <returns>The words of each command. Text in angle brackets, as in `&lt;resource group>`, is one unknown word.</returns>
    public static IEnumerable<IReadOnlyList<string>> Commands(string text)
    {
        text = WithoutPlaceholders(text);
        foreach (Match start in Start().Matches(text))
        {
            // A quoted command ends where the quotation does.
            var before = start.Index == 0 ? '\0' : text[start.Index - 1];
            var end = before is '\'' or '"' or '`' ? text.IndexOf(before, start.Index) : text.Length;
            yield return [.. Words(text[start.Index..(end < 0 ? text.Length : end)])];
        }
    }

    public static string WithoutPlaceholders(string text) => Placeholder().Replace(text, ShellText.Unknown.ToString());

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var next = at + 1 < text.Length ? text[at + 1] : ' ';
            if (text[at] is '\'' or '"' && text.IndexOf(text[at], at + 1) is var end and > 0)
            {
                word.Append(text, at + 1, end - at - 1);
                at = end;
            }
            else if (text[at] is '\n' or '`' or ';' or '(' or ')' or '|' || text[at] is ',' or '.' or ':' or '?' && next is ' ' or '\n')
            {
                break;
            }
            else if (text[at] == ' ')
            {
                if (word.Length > 0)
                {
                    yield return word.ToString();
                }

                word.Clear();
            }
            else
            {
                word.Append(text[at]);
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    [GeneratedRegex(@"(?<![\w./:-])(az|gh|pulumi) (?=[a-z\uE000])")]
    private static partial Regex Start();

    [GeneratedRegex(@"<(\w[^<>\n]*)?[\w.]>")]
    private static partial Regex Placeholder();
}
