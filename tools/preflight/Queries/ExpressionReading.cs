using CommandLine;

namespace Preflight.Queries;

/// <summary>Reads values, conditions and calls of functions.</summary>
internal sealed class ExpressionReading(QueryReading query)
{
    private static readonly HashSet<string> Signs = ["+", "-", "*", "/", "%", "==", "!=", "=~", "!~", "<", "<=", ">", ">=", "<>"];

    private static readonly string[] Types =
    [
        "string",
        "long",
        "int",
        "real",
        "decimal",
        "dynamic",
        "datetime",
        "bool",
        "guid",
        "timespan",
    ];

    private TokenReader Reader => query.Reader;

    /// <param name="rows">The columns that it may use.</param>
    /// <param name="aggregates">True where aggregations are allowed.</param>
    /// <returns>The columns that it makes if it is given no name; null if they are not known.</returns>
    public IReadOnlyList<string>? Read(RowShape rows, QueryScope scope, bool aggregates = false)
    {
        var names = Operand(rows, scope, aggregates);
        while (true)
        {
            var next = Reader.Next;
            if (next.Kind == TokenKind.Sign && Signs.Contains(next.Text))
            {
                Reader.Take();
                Operand(rows, scope, aggregates);
            }
            else if (next.Kind == TokenKind.Name && QueryLanguage.Known.Words.Contains(next.Text))
            {
                Word(rows, scope, aggregates);
            }
            else if (next.Is("="))
            {
                throw new QueryFault("has \"=\" in an expression; compare with \"==\"", next.Start);
            }
            else if (next.Kind == TokenKind.Bad || IsOtherCase(next.Text) || next.Is("not"))
            {
                throw Reader.Unexpected(next.Is("not") ? "an operator, such as \"!in\"," : "an operator, such as \"and\",");
            }
            else if (!query.TakePlaceholder())
            {
                return names;
            }

            names = null;
        }
    }

    /// <summary>AND: Kusto's operators are lower case.</summary>
    private static bool IsOtherCase(string text) =>
        text.Length is 2 or 3 && text is "AND" or "OR" or "And" or "Or" or "IN" or "In" or "NOT" or "Not";

    private void Word(RowShape rows, QueryScope scope, bool aggregates)
    {
        var word = Reader.Take().Text;
        switch (word)
        {
            case "in" or "in~" or "!in" or "!in~" or "has_any" or "has_all":
                if (!Reader.Next.Is("("))
                {
                    throw Reader.Unexpected($"the list of {word}, in parentheses,");
                }

                Reader.Take();
                do
                {
                    Value(rows, scope, aggregates);
                } while (Reader.Take(","));
                Reader.Expect(")", $"at the end of the list of {word}");
                break;
            case "between" or "!between":
                Reader.Expect("(", $"after {word}");
                Read(rows, scope, aggregates);
                if (!query.HasPlaceholders || Reader.Next.Is(".."))
                {
                    Reader.Expect("..", $"in the range of {word}");
                    Read(rows, scope, aggregates);
                }

                Reader.Expect(")", $"at the end of the range of {word}");
                break;
            case "matches":
                Reader.Expect("regex", "after \"matches\"");
                Operand(rows, scope, aggregates);
                break;
            default:
                Operand(rows, scope, aggregates);
                break;
        }
    }

    /// <summary>A value, or rows of which the values are taken.</summary>
    public IReadOnlyList<string>? Value(RowShape rows, QueryScope scope, bool aggregates)
    {
        if (query.Pipelines.Starts(scope, rows))
        {
            query.Pipelines.Read(scope);
            return null;
        }

        return Read(rows, scope, aggregates);
    }

    private IReadOnlyList<string>? Operand(RowShape rows, QueryScope scope, bool aggregates)
    {
        while (Reader.Next.Is("-") || Reader.Next.Is("+"))
        {
            Reader.Take();
        }

        var first = Reader.Next;
        IReadOnlyList<string>? names = null;
        if (first.Kind == TokenKind.Number)
        {
            Reader.Take();
            if (!NumberLiteral.Is(first.Text))
            {
                throw new QueryFault($"has \"{first.Text}\", which is no number and no time", first.Start);
            }
        }
        else if (first.Kind == TokenKind.String)
        {
            while (Reader.Next.Kind == TokenKind.String)
            {
                Reader.Take();
            }
        }
        else if (first.Is("("))
        {
            Reader.Take();
            Value(rows, scope, aggregates);
            Reader.Expect(")", "at the end of the parentheses");
        }
        else if (first.Kind == TokenKind.Name && Reader.Ahead(1).Is("("))
        {
            names = query.Calls.Read(rows, scope, aggregates);
        }
        else if (Reader.IsName)
        {
            var name = Reader.Name("a value");
            Column(name, first, rows, scope);
            names = [name];
        }
        else if (!query.TakePlaceholder())
        {
            throw Reader.Unexpected("a value");
        }

        return Inside(rows, scope) ? null : names;
    }

    /// <summary>Reads properties and elements of the value before; true if there are any.</summary>
    private bool Inside(RowShape rows, QueryScope scope)
    {
        var place = Reader.Place;
        while (true)
        {
            if (Reader.Take("."))
            {
                Reader.Name("the name of a property");
            }
            else if (Reader.Take("["))
            {
                Read(rows, scope);
                Reader.Expect("]", "after the index");
            }
            else
            {
                return Reader.Place > place;
            }
        }
    }

    public void Column(string name, Token at, RowShape rows, QueryScope scope)
    {
        if (rows.May(name) || scope.HasValue(name) || name is "true" or "false" or "TRUE" or "FALSE" or "True" or "False")
        {
            return;
        }

        // A union of two types of one name adds the type to the name.
        if (name.LastIndexOf('_') is > 0 and var cut && rows.May(name[..cut]) && Types.Contains(name[(cut + 1)..]))
        {
            return;
        }

        var known = rows.Columns.Concat(scope.Values).ToList();
        throw new QueryFault(
            known.Count == 0
                ? $"uses {name}, which is not defined"
                : $"uses the column {name}, which the rows do not have here; nearest: {Suggestion.NearestThree(name, known)}",
            at.Start
        );
    }
}
