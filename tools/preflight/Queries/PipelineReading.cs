using CommandLine;

namespace Preflight.Queries;

/// <summary>Reads what gives rows: a table, or another source, and the operators after it.</summary>
internal sealed class PipelineReading(QueryReading query)
{
    private static readonly HashSet<string> Words = ["union", "print", "datatable", "externaldata", "search", "find"];

    private static readonly HashSet<string> Elsewhere =
    [
        "workspace",
        "app",
        "resource",
        "cluster",
        "database",
        "adx",
        "arg",
        "table",
        "external_table",
        "materialized_view",
        "stored_query_result",
    ];

    private TokenReader Reader => query.Reader;

    public RowShape Read(QueryScope scope)
    {
        var rows = Source(scope);
        while (Reader.Take("|"))
        {
            rows = query.Operators.Read(rows, scope);
        }

        return rows;
    }

    /// <summary>A source without operators, as join and union take it; operators only in parentheses.</summary>
    public RowShape ReadOne(QueryScope scope) => Source(scope);

    /// <summary>True if rows begin here, and no value.</summary>
    public bool Starts(QueryScope scope, RowShape? columns = null)
    {
        var (first, second) = (Reader.Next, Reader.Ahead(1));
        if (first.Kind is TokenKind.Number or TokenKind.String)
        {
            return false;
        }

        if (HasPipe())
        {
            return true;
        }

        if (first.Is("("))
        {
            var place = Reader.Place;
            Reader.Take();
            var rows = Starts(scope, columns);
            Reader.Place = place;
            return rows;
        }

        if (first.Kind != TokenKind.Name || scope.HasValue(first.Text))
        {
            return false;
        }

        return second.Is("(")
            ? first.Text is "materialize" or "datatable" or "externaldata" or "union"
                || Elsewhere.Contains(first.Text)
                || scope.Function(first.Text)?.Rows is not null
            : Words.Contains(first.Text) && second.Kind is TokenKind.Name or TokenKind.String
                || first.Is("range") && second.Kind == TokenKind.Name
                || second.Kind is TokenKind.End or TokenKind.Sign
                    && second.Text is "" or ")" or ";" or "}"
                    && columns?.May(first.Text) != true
                    && (scope.Table(first.Text) is not null || query.Tables.Find(first.Text) is not null);
    }

    /// <summary>True if an operator follows before what begins here ends.</summary>
    private bool HasPipe()
    {
        var depth = 0;
        for (var ahead = 0; ; ahead++)
        {
            var token = Reader.Ahead(ahead);
            if (token.Kind == TokenKind.End)
            {
                return false;
            }

            if (token.Kind == TokenKind.Sign)
            {
                depth +=
                    token.Text is "(" or "[" or "{" ? 1
                    : token.Text is ")" or "]" or "}" ? -1
                    : 0;
                if (depth < 0 || depth == 0 && token.Text is ";" or "," or "..")
                {
                    return false;
                }

                if (depth == 0 && token.Text == "|")
                {
                    return true;
                }
            }
        }
    }

    private RowShape Source(QueryScope scope)
    {
        if (Reader.Take("("))
        {
            var rows = Read(scope);
            Reader.Expect(")", "at the end of the parentheses");
            return rows;
        }

        if (Reader.Next.Is("."))
        {
            throw new QueryFault("is a management command; write a query that begins with a table", Reader.Next.Start);
        }

        if (query.TakePlaceholder())
        {
            return query.NotKnown("a placeholder");
        }

        if (!Reader.IsName)
        {
            throw Reader.Unexpected("a table");
        }

        var first = Reader.Next;
        return first.Text switch
        {
            "union"
            or "print"
            or "range"
            or "datatable"
            or "externaldata"
            or "search"
            or "find"
            or "evaluate" when Reader.Ahead(1).Text is not ("|" or ";" or "") => query.Sources.Read(scope),
            "materialize" => Materialized(scope),
            _ when Elsewhere.Contains(first.Text) && Reader.Ahead(1).Is("(") => FromElsewhere(),
            _ when Reader.Ahead(1).Is("(") => Called(scope),
            _ => Table(scope),
        };
    }

    private RowShape Materialized(QueryScope scope)
    {
        Reader.Take();
        Reader.Expect("(", "after materialize");
        var rows = Read(scope);
        Reader.Expect(")", "at the end of materialize");
        return rows;
    }

    /// <summary>workspace("name").Table, arg("").Resources</summary>
    private RowShape FromElsewhere()
    {
        var name = Reader.Take().Text;
        query.Used.Add(name);
        Reader.SkipBrackets();
        while (Reader.Take("."))
        {
            Reader.Name("the name of a table");
            if (Reader.Next.Is("("))
            {
                Reader.SkipBrackets();
            }
        }

        return query.NotKnown($"{name}()");
    }

    private RowShape Called(QueryScope scope)
    {
        var name = Reader.Take();
        if (scope.Function(name.Text) is { } own)
        {
            Reader.SkipBrackets();
            return own.Rows ?? throw new QueryFault($"begins with {name.Text}(), which gives a value and no rows", name.Start);
        }

        if (query.Tables.HasFunction(name.Text))
        {
            Reader.SkipBrackets();
            return query.NotKnown($"{name.Text}()");
        }

        throw new QueryFault($"begins with {name.Text}(), which is no table and no function that gives rows", name.Start);
    }

    private RowShape Table(QueryScope scope)
    {
        var first = Reader.Next;
        var name = Reader.Name("a table");
        if (scope.Table(name) is { } own)
        {
            return own;
        }

        if (Reader.Next.Is("*") && Reader.Next.Start == first.End)
        {
            Reader.Take();
            return query.NotKnown($"{name}*");
        }

        // SELECT Name FROM Table
        if (Reader.Next.Kind == TokenKind.Name && name.Length > 1 && name.All(char.IsAsciiLetterUpper))
        {
            throw new QueryFault($"begins with {name}, which is no table; a query begins with the name of a table", first.Start);
        }

        return query.Table(name)
            ?? throw new QueryFault(
                scope.Tables.Any(each => Suggestion.Distance(name, each) <= 2)
                    ? $"reads {name}, which is not defined; nearest: {Suggestion.NearestThree(name, scope.Tables.Distinct())}"
                    : query.Tables.Unknown(name),
                first.Start
            );
    }
}
