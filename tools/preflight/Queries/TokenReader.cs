namespace Preflight.Queries;

/// <summary>The place in a query up to which it is read.</summary>
internal sealed class TokenReader(IReadOnlyList<Token> tokens)
{
    private int _at;

    public Token Next => tokens[_at];

    public int Place
    {
        get => _at;
        set => _at = value;
    }

    public Token Ahead(int count) => tokens[Math.Min(_at + count, tokens.Count - 1)];

    public Token Take()
    {
        var token = tokens[_at];
        if (token.Kind != TokenKind.End)
        {
            _at++;
        }

        return token;
    }

    public bool Take(string text)
    {
        if (!Next.Is(text))
        {
            return false;
        }

        _at++;
        return true;
    }

    public void Expect(string text, string where)
    {
        if (!Take(text))
        {
            throw Unexpected($"\"{text}\" {where}");
        }
    }

    public QueryFault Unexpected(string expected) =>
        Next.Kind switch
        {
            TokenKind.End => new($"ends too early; expected {expected}", Next.Start),
            TokenKind.Bad when Next.Text[^1..] is not ("\"" or "'") && Next.Text[0] is '"' or '\'' or '@' or 'h' => new(
                $"has a string without its closing quotation mark: {Next.Text}",
                Next.Start
            ),
            TokenKind.Bad => new($"has the character \"{Next.Text}\", which queries do not have; expected {expected}", Next.Start),
            _ => new($"has \"{Next.Text}\" where {expected} is expected", Next.Start),
        };

    /// <summary>A column, or another name: plain, or as ['text'].</summary>
    public string Name(string what)
    {
        if (Next.Kind == TokenKind.Name && !Next.Text.StartsWith('!'))
        {
            return Take().Text;
        }

        if (Next.Is("[") && Ahead(1).Kind == TokenKind.String && Ahead(2).Is("]"))
        {
            Take();
            var name = Take().Text[1..^1];
            Take();
            return name;
        }

        throw Unexpected(what);
    }

    public bool IsName => Next.Kind == TokenKind.Name || Next.Is("[") && Ahead(1).Kind == TokenKind.String && Ahead(2).Is("]");

    /// <summary>mv-expand: names of operators may have hyphens.</summary>
    public string Hyphenated()
    {
        var name = Take().Text;
        while (Next.Is("-") && Ahead(1).Kind == TokenKind.Name && Next.Start == tokens[_at - 1].End && Ahead(1).Start == Next.End)
        {
            Take();
            name += $"-{Take().Text}";
        }

        return name;
    }

    /// <summary>Goes to the end of the brackets that begin here.</summary>
    public void SkipBrackets()
    {
        var depth = 0;
        do
        {
            if (Next.Kind == TokenKind.End)
            {
                throw Unexpected("the closing bracket");
            }

            var token = Take();
            depth +=
                token.Kind == TokenKind.Sign && token.Text is "(" or "[" or "{" ? 1
                : token.Kind == TokenKind.Sign && token.Text is ")" or "]" or "}" ? -1
                : 0;
        } while (depth > 0);
    }

    /// <summary>True where an operator, a statement or what is in brackets ends.</summary>
    public bool IsEnd => Next.Kind == TokenKind.End || Next.Kind == TokenKind.Sign && Next.Text is "|" or ";" or ")" or "}" or "]";

    /// <summary>Goes to the end of the operator.</summary>
    public void SkipOperator()
    {
        while (!IsEnd)
        {
            if (Next.Kind == TokenKind.Sign && Next.Text is "(" or "[" or "{")
            {
                SkipBrackets();
            }
            else
            {
                Take();
            }
        }
    }
}
