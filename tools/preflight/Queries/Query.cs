namespace Preflight.Queries;

/// <summary>
/// Reads a query of the Kusto language, in which Log Analytics, its alerts, its workbooks and its transformations are written. It finds
/// what is surely wrong: the order of the words, and names of tables, columns, functions and operators that do not exist. It does not
/// judge types, and lists the parts that it reads over.
/// </summary>
public sealed class Query
{
    private readonly QueryReading _reading;

    private Query(QueryReading reading) => _reading = reading;

    private TokenReader Reader => _reading.Reader;

    /// <param name="hasPlaceholders">True in a workbook, which fills {names} in before it sends the query.</param>
    public static QueryResult Read(string text, ITables tables, bool hasPlaceholders = false)
    {
        var reading = new QueryReading(Tokenizer.Of(text), tables, hasPlaceholders);
        RowShape? rows = null;
        string? fault = null;
        try
        {
            rows = new Query(reading).Statements(new QueryScope(null), TokenKind.End, "").Rows
                ?? throw new QueryFault("is empty: it has no statement that gives rows", text.Length);
        }
        catch (QueryFault found)
        {
            fault = $"{found.Message} ({Place(text, found.Start)})";
        }

        return new QueryResult(
            fault,
            reading.TablesRead,
            rows is { IsOpen: false } ? rows.Columns : null,
            [.. reading.NotJudged.Distinct()],
            reading.Used,
            reading.LooksBack
        );
    }

    private static string Place(string text, int start)
    {
        var line = text.AsSpan(0, Math.Min(start, text.Length)).Count('\n') + 1;
        var column = start - (start > 0 ? text.LastIndexOf('\n', Math.Min(start, text.Length) - 1) : -1);
        return $"line {line}, column {column}";
    }

    /// <returns>The rows of the last statement; null if it gives a value, or if there is none.</returns>
    private (RowShape? Rows, bool IsValue) Statements(QueryScope scope, TokenKind end, string closing)
    {
        (RowShape? Rows, bool IsValue) last = (null, false);
        while (true)
        {
            while (Reader.Take(";")) { }

            if (Reader.Next.Kind == TokenKind.End ? end == TokenKind.End : Reader.Next.Is(closing))
            {
                return last;
            }

            last = Statement(scope, last, closing.Length > 0);
            if (!Reader.Next.Is(";") && Reader.Next.Kind != TokenKind.End && !(closing.Length > 0 && Reader.Next.Is(closing)))
            {
                throw Reader.Unexpected("\"|\", or \";\" after a statement,");
            }

            if (Reader.Next.Kind == TokenKind.End && end != TokenKind.End)
            {
                throw Reader.Unexpected($"\"{closing}\"");
            }
        }
    }

    private (RowShape? Rows, bool IsValue) Statement(QueryScope scope, (RowShape?, bool) last, bool isBody)
    {
        switch (Reader.Next.Text)
        {
            case "let" when Reader.Ahead(1).Kind == TokenKind.Name:
                Let(scope);
                return last;
            case "declare" or "set" or "alias" or "restrict" when Reader.Ahead(1).Kind == TokenKind.Name:
                Declared(scope);
                return last;
            default:
                if (isBody && !_reading.Pipelines.Starts(scope))
                {
                    _reading.Expressions.Read(RowShape.Of([]), scope);
                    return (null, true);
                }

                return (_reading.Pipelines.Read(scope), false);
        }
    }

    private void Declared(QueryScope scope)
    {
        var word = Reader.Take().Text;
        if (word == "declare" && Reader.Next.Is("query_parameters"))
        {
            Reader.Take();
            Reader.Expect("(", "after query_parameters");
            Parameters(scope);
            return;
        }

        _reading.NotJudged.Add($"the statement {word}");

        while (!Reader.Next.Is(";") && Reader.Next.Kind != TokenKind.End)
        {
            Reader.Take();
        }
    }

    private void Let(QueryScope scope)
    {
        Reader.Take();
        var name = Reader.Name("a name");
        Reader.Expect("=", "after the name of a let statement");
        Reader.Take("view");
        if (IsFunction())
        {
            scope.Add(name, Function(scope));
        }
        else if (_reading.Pipelines.Starts(scope))
        {
            scope.Add(name, _reading.Pipelines.Read(scope));
        }
        else
        {
            _reading.Expressions.Read(RowShape.Of([]), scope);
            scope.AddValue(name);
        }
    }

    /// <summary>True at (parameters) { body }.</summary>
    private bool IsFunction()
    {
        if (!Reader.Next.Is("("))
        {
            return false;
        }

        var place = Reader.Place;
        Reader.SkipBrackets();
        var isBody = Reader.Next.Is("{");
        Reader.Place = place;
        return isBody;
    }

    private QueryFunction Function(QueryScope scope)
    {
        var inner = new QueryScope(scope);
        Reader.Take();
        var (least, most) = Parameters(inner);
        Reader.Expect("{", "before the body of a function");
        var (rows, isValue) = Statements(inner, TokenKind.Sign, "}");
        Reader.Expect("}", "at the end of a function");
        return new QueryFunction(least, most, isValue ? null : rows);
    }

    /// <summary>Name: type = default, Rows: (Name: type) or Rows: (*), up to the closing bracket.</summary>
    private (int Least, int Most) Parameters(QueryScope scope)
    {
        var (least, most) = (0, 0);
        while (!Reader.Take(")"))
        {
            if (most > 0)
            {
                Reader.Expect(",", "or \")\" after a parameter");
            }

            var name = Reader.Name("the name of a parameter");
            Reader.Expect(":", "before the type of a parameter");
            if (Reader.Next.Is("("))
            {
                scope.Add(name, Reader.Ahead(1).Is("*") ? Any() : RowShape.Of(_reading.Columns.Typed()));
            }
            else
            {
                Reader.Name("the type of a parameter");
                scope.AddValue(name);
            }

            most++;
            if (!Reader.Take("="))
            {
                least++;
            }
            else
            {
                _reading.Expressions.Read(RowShape.Of([]), scope);
            }
        }

        return (least, most);
    }

    private RowShape Any()
    {
        Reader.SkipBrackets();
        return RowShape.Any;
    }
}
