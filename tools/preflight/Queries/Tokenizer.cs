namespace Preflight.Queries;

/// <summary>Splits a query of the Kusto language into tokens; comments and white space are left out.</summary>
internal static class Tokenizer
{
    private static readonly string[] Signs = ["==", "=~", "=>", "!=", "!~", "<=", ">=", "<>", "..", "<|"];

    /// <returns>The last token is of kind End.</returns>
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>(text.Length / 5 + 1);
        for (var at = 0; at < text.Length; )
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (text[at] == '/' && Next(text, at) == '/')
            {
                var end = text.IndexOf('\n', at);
                at = end < 0 ? text.Length : end;
            }
            else
            {
                var token = One(text, at);
                tokens.Add(token);
                at = token.End;
            }
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length));
        return tokens;
    }

    private static Token One(string text, int at)
    {
        var first = text[at];
        if (StringAt(text, at) is { } start)
        {
            return QuotedString(text, at, start);
        }

        if (char.IsAsciiDigit(first))
        {
            return new Token(TokenKind.Number, text[at..EndOfNumber(text, at)], at);
        }

        if (IsWord(first))
        {
            return new Token(TokenKind.Name, text[at..EndOfWord(text, at)], at);
        }

        // !in, !contains, !in~: one operator.
        if (first == '!' && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]))
        {
            return new Token(TokenKind.Name, text[at..EndOfWord(text, at + 1)], at);
        }

        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0)
            {
                return new Token(TokenKind.Sign, sign, at);
            }
        }

        return new Token("|()[]{},;.:=<>+-*/%?".Contains(first) ? TokenKind.Sign : TokenKind.Bad, first.ToString(), at);
    }

    private static char Next(string text, int at) => at + 1 < text.Length ? text[at + 1] : '\0';

    private static bool IsWord(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '$';

    private static int EndOfWord(string text, int at)
    {
        var start = at;
        while (at < text.Length && IsWord(text[at]))
        {
            at++;
        }

        // in~ is one operator; a~b is none.
        return Next(text, at - 1) == '~' && text[start..at] is "in" ? at + 1 : at;
    }

    /// <summary>Digits with a fraction, an exponent, or a unit of time. Two dots are a range.</summary>
    private static int EndOfNumber(string text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] is 'e' or 'E' && Next(text, at) is '+' or '-' && !char.IsAsciiLetter(text[at - 1]))
            {
                at += 2;
            }
            else if (IsWord(text[at]) || text[at] == '.' && Next(text, at) != '.' && !char.IsAsciiLetter(Next(text, at)))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>Where the quotation mark is: strings may begin with @, h or both.</summary>
    private static int? StringAt(string text, int at)
    {
        var quote = at;
        while (quote < text.Length && quote - at < 2 && text[quote] is '@' or 'h' or 'H')
        {
            quote++;
        }

        return quote < text.Length && (text[quote] is '"' or '\'' || IsFence(text, quote)) ? quote : null;
    }

    private static bool IsFence(string text, int at) =>
        string.CompareOrdinal(text, at, "```", 0, 3) == 0 || string.CompareOrdinal(text, at, "~~~", 0, 3) == 0;

    private static Token QuotedString(string text, int at, int quote)
    {
        if (IsFence(text, quote))
        {
            var close = text.IndexOf(text.Substring(quote, 3), quote + 3, StringComparison.Ordinal);
            return close < 0 ? new Token(TokenKind.Bad, text[at..], at) : new Token(TokenKind.String, text[at..(close + 3)], at);
        }

        var verbatim = text[at..quote].Contains('@');
        for (var end = quote + 1; end < text.Length && text[end] != '\n'; end++)
        {
            if (text[end] == '\\' && !verbatim)
            {
                end++;
            }
            else if (text[end] == text[quote])
            {
                if (verbatim && Next(text, end) == text[quote])
                {
                    end++;
                }
                else
                {
                    return new Token(TokenKind.String, text[at..(end + 1)], at);
                }
            }
        }

        return new Token(TokenKind.Bad, text[at..Math.Min(text.Length, quote + 20)], at);
    }
}
